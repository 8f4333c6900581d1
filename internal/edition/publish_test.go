package edition

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"briefing/internal/edition/provenance"
)

func TestPublishReplacesEveryFolderAsAWhole(t *testing.T) {
	for name, swap := range ways {
		t.Run(name, func(t *testing.T) {
			out := tempDir(t)
			e := open(t, out)
			e.disk.swap = swap
			for _, v := range []string{"one", "two"} {
				for _, o := range publish(t, e, run(v)...) {
					if o.State != Written {
						t.Fatalf("%s: got %v", v, o)
					}
				}
				got := tree(t, out)
				if !strings.Contains(got, "2019-03/en/factsheet.pdf: en/factsheet.pdf "+v+"\n") || !strings.Contains(got, "charts/en/money/chart.svg: chart.svg "+v+"\n") ||
					strings.Contains(got, "/.") || strings.HasPrefix(got, ".") {
					t.Fatalf("got\n%s", got)
				}
			}
			before, err := os.Stat(e.Dir())
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range publish(t, e, run("two")...) {
				if o.State != Unchanged {
					t.Fatalf("the same bytes again: got %v", o)
				}
			}
			after, err := os.Stat(e.Dir())
			if err != nil || !os.SameFile(before, after) {
				t.Fatalf("the folder was replaced although nothing changed (%v)", err)
			}
		})
	}
}

func TestStableKeepsTheLatestEdition(t *testing.T) {
	out := tempDir(t)
	e := open(t, out)
	put := func(name, edition, asOf string, want State, holds string) {
		t.Helper()
		v := chart("money", name)
		v.Manifest.Edition, v.Manifest.AsOf = edition, asOf
		if o := publish(t, e, v)[0]; o.State != want || o.Edition != holds {
			t.Fatalf("got %v; want %s, %s", o, want, holds)
		}
	}
	put("one", "2019-03", "2019-03-31", Written, "2019-03")
	put("one", "2019-03", "2019-03-31", Unchanged, "2019-03")
	put("two", "2019-05", "2019-05-31", Written, "2019-05")
	put("one", "2019-03", "2019-03-31", Later, "2019-05")
	if got, want := tree(t, out), "charts/en/money/chart.svg: chart.svg two\ncharts/en/money/index.html: index.html two\n"; got != want {
		t.Fatalf("got\n%swant\n%s", got, want)
	}
	// The same edition, made anew, is the latest again.
	put("three", "2019-05", "2019-05-31", Written, "2019-05")
	// A chart of another name or language is another address.
	v := chart("money", "old")
	v.Path = StablePath("fr", "money")
	v.Manifest.AsOf = "2018-01-31"
	if o := publish(t, e, v)[0]; o.State != Written {
		t.Fatal(o)
	}
}

func TestFreezeAddsOnly(t *testing.T) {
	out := tempDir(t)
	e := open(t, out)
	freeze := func(name string, want State) {
		t.Helper()
		if o := publish(t, e, version(FrozenPath(hashOne), name, KeepWhole, "chart.svg"))[0]; o.State != want {
			t.Fatalf("got %v; want %s", o, want)
		}
		if got, want := tree(t, out), "frozen/"+hashOne+"/chart.svg: chart.svg one\n"; got != want {
			t.Fatalf("got\n%swant\n%s", got, want)
		}
	}
	freeze("one", Written)
	freeze("one", Unchanged)
	freeze("two", Unchanged) // never written again
	write(t, filepath.Join(out, "frozen", hashOne, "chart.svg"), []byte("chart.svg ONE\n"))
	freeze("one", Written) // put back
}

func TestPublishRefusesImpossiblePlaces(t *testing.T) {
	out := tempDir(t)
	e := open(t, out)
	for _, path := range []string{"../x", "/x", "", ".", "x", "charts", "charts/en", "charts/en/../..", "charts/en/a/b", "frozen/short", "frozen/" + strings.ToUpper("abcdef0123456789"), "2019"} {
		if _, err := e.Publish(t.Context(), []Version{version(path, "one", KeepNothing, "a")}); err == nil {
			t.Errorf("the folder %q was accepted", path)
		}
	}
	for _, name := range []string{"../x", "/x", "a//b", "", provenance.Name, provenance.SumsName} {
		if _, err := e.Publish(t.Context(), []Version{version("2019-03", "one", KeepNothing, name)}); err == nil {
			t.Errorf("the file %q was accepted", name)
		}
	}
	if got := tree(t, out); got != "" {
		t.Errorf("got\n%s", got)
	}
}

func TestOneRunAtATime(t *testing.T) {
	out := tempDir(t)
	e := open(t, out)
	if _, err := openOn(t.Context(), out, "2019-03", Locking{}, &disk{swap: exchange}); !errors.Is(err, ErrLocked) {
		t.Fatalf("a second run got %v", err)
	}
	other, err := Open(t.Context(), out, "2019-04", Locking{})
	if err != nil {
		t.Fatalf("another edition: %v", err)
	}
	_ = other.Close()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, out)
}

// Runs of many editions meet in one output folder: each waits for the others, and none is lost.
func TestRunsWaitForEachOther(t *testing.T) {
	out := tempDir(t)
	names := []string{"2019-01", "2019-02", "2019-03", "2019-04", "2019-05", "2019-06"}
	done := make(chan error)
	for _, name := range names {
		go func() {
			e, err := Open(t.Context(), out, name, Locking{})
			if err == nil {
				latest := chart("money", name)
				latest.Manifest.Edition, latest.Manifest.AsOf = name, name+"-28"
				v := edition(name)
				v.Path = name
				_, err = e.Publish(t.Context(), []Version{latest, v})
				err = errors.Join(err, e.Close())
			}
			done <- err
		}()
	}
	var want strings.Builder
	for _, name := range names {
		if err := <-done; err != nil {
			t.Error(err)
		}
		want.WriteString(name + "/en/factsheet.pdf: en/factsheet.pdf " + name + "\n" + name + "/en/one-pager.pdf: en/one-pager.pdf " + name + "\n")
	}
	want.WriteString("charts/en/money/chart.svg: chart.svg 2019-06\ncharts/en/money/index.html: index.html 2019-06\n")
	if got := tree(t, out); !reflect.DeepEqual(lines(got), lines(want.String())) {
		t.Errorf("got\n%swant\n%s", got, want.String())
	}
}

func TestReadManifestRefusesNamesOutsideTheEdition(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../b", ".", provenance.Name, provenance.SumsName} {
		dir := tempDir(t)
		write(t, filepath.Join(dir, provenance.Name), (&provenance.Manifest{Outputs: []provenance.Output{{Path: name}}}).Encode())
		if _, err := provenance.Read(os.DirFS(dir)); err == nil {
			t.Errorf("%q was accepted", name)
		}
	}
}

func TestDigestIsFreeOfOrder(t *testing.T) {
	a := provenance.Digest([]string{"a 1", "b 2"})
	if a != provenance.Digest([]string{"b 2", "a 1"}) || a == provenance.Digest([]string{"a 2", "b 1"}) {
		t.Fatal("order changes the digest, or content does not")
	}
}

// What changed is told by path: new files, files of other bytes, files that are gone, and a file that was harmed on disk.
func TestChangedFiles(t *testing.T) {
	out := tempDir(t)
	e := open(t, out)
	v := func(name string, files ...string) Version { return version("2019-03", name, KeepNothing, files...) }
	expect := func(what string, v Version, want ...string) {
		t.Helper()
		if got := publish(t, e, v)[0].Changed; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", what, got, want)
		}
	}
	expect("the first", v("one", "a", "en/b"), provenance.SumsName, "a", "en/b", provenance.Name)
	expect("the same again", v("one", "a", "en/b"))
	expect("one more", v("one", "a", "en/b", "en/c"), provenance.SumsName, "en/c", provenance.Name)
	expect("one less", v("one", "a", "en/c"), provenance.SumsName, "en/b", provenance.Name)
	expect("other bytes", v("two", "a", "en/c"), provenance.SumsName, "a", "en/c", provenance.Name)
	write(t, filepath.Join(out, "2019-03", "a"), []byte("harmed"))
	expect("a file that was harmed", v("two", "a", "en/c"), "a")
}
