# What one needs every day. The words behind ## are what `make help` prints. Each target needs Go and a POSIX shell,
# golden and same need git, and same, release and repro bash; .ci/run is what every change must pass in the end.
.POSIX:
.PHONY: help build run test long short golden bench fuzz cover race lint same release repro ci

# These may be set on the command line: make test PKG=./internal/cite, make bench PKG=./internal/pipeline NAME=Factsheet
PKG = ./...
NAME = .
TIME = 3s
BASE = main

help: ## this list
	@while IFS= read -r line; do case "$$line" in \
	  [a-z]*:*"## "*) printf '%-8s %s\n' "$${line%%:*}" "$${line#*## }" ;; \
	esac; done <Makefile

build: ## the command, as bin/briefing
	go build -o bin/briefing ./cmd/briefing

run: ## all briefs, decks and charts of the shipped data, into out
	go run ./cmd/briefing build

test: ## all tests, of one package with PKG=./internal/cite; those that need an outside tool skip without it
	go test $(PKG)

long: ## all tests with every case of which the others try a part: an hour, or PKG=./internal/charts
	BRIEFING_LONG=1 go test -timeout 60m $(PKG)

short: ## the tests without outside tools and long runs: a few minutes
	go test -short $(PKG)

golden: ## rewrite the golden files and schemas with what the tests make (PKG), and say which changed
	@go list -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' $(PKG) | { \
	  set --; \
	  while read -r pkg imports; do case "$$imports" in *testkit/golden*) set -- "$$@" "$$pkg" ;; esac; done; \
	  if [ $$# -eq 0 ]; then echo "no tests with golden files in $(PKG)"; exit 1; fi; \
	  echo "go test $$* -update"; \
	  go test "$$@" -update; \
	}
	git --no-pager diff --stat

bench: ## benchmarks, some of them with NAME=Factsheet and PKG=./internal/pipeline
	go test $(PKG) -run '^$$' -bench '$(NAME)' -benchmem -cpu 1

fuzz: ## every fuzz target for a few seconds (TIME), some of them with NAME=FuzzClaim and PKG=./internal/input/phrase
	@go test -list '$(NAME)' $(PKG) | while read -r word pkg rest; do case "$$word" in \
	  Fuzz*) targets="$$targets $$word" ;; \
	  ok) for target in $$targets; do \
	        go test "$$pkg" -run '^$$' -fuzz "^$$target$$" -fuzztime $(TIME) -fuzzminimizetime 1x </dev/null || exit 1; \
	      done; targets= ;; \
	esac; done

cover: ## which share of the statements the short tests run, by package; then see: go tool cover -html=cover.out
	go test -short -coverprofile=cover.out $(PKG)
	@go tool cover -func=cover.out | tail -n 1

race: ## the short tests under the race detector
	go test -race -short $(PKG)

lint: ## gofmt, go vet and staticcheck, as .ci/run calls them
	@unformatted=$$(gofmt -l cmd data internal templates .ci/parsers); \
	  if [ -n "$$unformatted" ]; then echo "not formatted: $$unformatted"; exit 1; fi
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

same: ## whether the program makes and says the same, byte for byte, as that of a commit (BASE)
	.ci/same-as $(BASE)

release: ## static programs for linux, darwin and windows with SHA256SUMS, in bin/release; some minutes
	.ci/release bin/release

repro: ## the program, and all that it makes, built twice in different places and compared byte for byte; some minutes
	.ci/repro

ci: ## all that a change must pass; installs the outside tools that tests can use
	.ci/run
