package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const hash = "0123456789abcdef01234567"

func openCharts(t *testing.T, out string) *Charts {
	t.Helper()
	c, err := OpenCharts(out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// chart is a chart's folder in a version, as an edition has it.
func chart(version, edition, asOf string) ([]File, *Manifest) {
	files := []File{{Path: "index.html", Data: []byte("page " + version)}, {Path: "chart.svg", Data: []byte("drawing " + version)}}
	m := &Manifest{Tool: Tool{"briefing", "1"}, Edition: edition, AsOf: asOf}
	for _, f := range files {
		m.Outputs = append(m.Outputs, Output{Path: f.Path, SHA256: Sum(f.Data), Bytes: len(f.Data)})
	}
	return files, m
}

func stable(t *testing.T, c *Charts, version, edition, asOf string, want State, of string) {
	t.Helper()
	files, m := chart(version, edition, asOf)
	state, held, err := c.Stable("en", "money", files, m)
	if err != nil || state != want || held != of {
		t.Fatalf("got %s, %s, %v; want %s, %s", state, held, err, want, of)
	}
}

func chartTree(version, dir string) string {
	return dir + "/chart.svg: drawing " + version + "\n" + dir + "/index.html: page " + version + "\n"
}

func TestStableKeepsTheLatestEdition(t *testing.T) {
	out := t.TempDir()
	c := openCharts(t, out)
	stable(t, c, "one", "2019-03", "2019-03-31", Written, "2019-03")
	stable(t, c, "one", "2019-03", "2019-03-31", Unchanged, "2019-03")
	stable(t, c, "two", "2019-05", "2019-05-31", Written, "2019-05")
	stable(t, c, "one", "2019-03", "2019-03-31", Later, "2019-05")
	if got, want := tree(t, out), chartTree("two", "charts/en/money"); got != want {
		t.Fatalf("got\n%swant\n%s", got, want)
	}
	// The same edition, made anew, is the latest again.
	stable(t, c, "three", "2019-05", "2019-05-31", Written, "2019-05")
	// A chart of another name or language is another address.
	files, m := chart("old", "2018-01", "2018-01-31")
	if state, _, err := c.Stable("fr", "money", files, m); err != nil || state != Written {
		t.Fatal(state, err)
	}
	if _, _, err := c.Stable("en", "../../money", files, m); err == nil {
		t.Error("a name outside the folder was accepted")
	}
}

func TestFreezeAddsOnly(t *testing.T) {
	out := t.TempDir()
	c := openCharts(t, out)
	freeze := func(version string, want State) {
		t.Helper()
		files, m := chart(version, "2019-03", "2019-03-31")
		if state, err := c.Freeze(hash, files, m); err != nil || state != want {
			t.Fatalf("got %s, %v; want %s", state, err, want)
		}
	}
	want := chartTree("one", "frozen/"+hash)
	freeze("one", Written)
	freeze("one", Unchanged)
	freeze("two", Unchanged) // never written again
	if got := tree(t, out); got != want {
		t.Fatalf("got\n%swant\n%s", got, want)
	}
	write(t, filepath.Join(out, "frozen", hash, "chart.svg"), []byte("harmed"))
	freeze("one", Written)
	if got := tree(t, out); got != want {
		t.Fatalf("got\n%swant\n%s", got, want)
	}
	files, m := chart("one", "2019-03", "2019-03-31")
	for _, name := range []string{"", "short", "../" + hash, strings.ToUpper(hash)} {
		if _, err := c.Freeze(name, files, m); err == nil {
			t.Errorf("the hash %q was accepted", name)
		}
	}
}

// A run is cut off at every step; the next must find each address whole, in version one or two.
func TestOpenChartsMendsWhatWasCutOff(t *testing.T) {
	cut := errors.New("cut off")
	for _, address := range []string{"charts/en/money", "frozen/" + hash} {
		one, two := chartTree("one", address), chartTree("two", address)
		for _, c := range []struct {
			name string
			do   func(t *testing.T, f folder)
			want string
		}{
			{"while staging", func(t *testing.T, f folder) {
				mkdir(t, f.staging)
				write(t, filepath.Join(f.staging, "chart.svg"), []byte("drawing two"))
			}, one},
			{"staged, not yet exchanged", stageChart, one},
			{"exchanged, old version not yet removed", func(t *testing.T, f folder) {
				stageChart(t, f)
				rename(t, f.dir, f.old)
				rename(t, f.staging, f.dir)
				rename(t, f.old, f.staging)
			}, two},
			{"between the renames", func(t *testing.T, f folder) {
				stageChart(t, f)
				rename(t, f.dir, f.old)
			}, two},
			{"between the renames, staged version harmed", func(t *testing.T, f folder) {
				stageChart(t, f)
				rename(t, f.dir, f.old)
				write(t, filepath.Join(f.staging, "chart.svg"), []byte("half"))
			}, one},
			{"after the renames", func(t *testing.T, f folder) {
				stageChart(t, f)
				rename(t, f.dir, f.old)
				rename(t, f.staging, f.dir)
			}, two},
			{"the exchange failed", func(t *testing.T, f folder) {
				f.swap = func(_, _ string) error { return cut }
				if _, err := f.Publish(chart("two", "2019-03", "2019-03-31")); !errors.Is(err, cut) {
					t.Fatalf("got %v", err)
				}
			}, one},
			{"a first version, while staging", func(t *testing.T, f folder) {
				if err := os.RemoveAll(f.dir); err != nil {
					t.Fatal(err)
				}
				mkdir(t, f.staging)
				write(t, filepath.Join(f.staging, "chart.svg"), []byte("drawing two"))
			}, ""},
			{"a first version, staged", func(t *testing.T, f folder) {
				if err := os.RemoveAll(f.dir); err != nil {
					t.Fatal(err)
				}
				stageChart(t, f)
			}, two},
		} {
			t.Run(address+" "+c.name, func(t *testing.T) {
				out := t.TempDir()
				all := openCharts(t, out)
				f, err := all.folder(address)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := f.Publish(chart("one", "2019-03", "2019-03-31")); err != nil {
					t.Fatal(err)
				}
				c.do(t, f)
				if err := all.Close(); err != nil {
					t.Fatal(err)
				}
				openCharts(t, out)
				if got := tree(t, out); got != c.want {
					t.Fatalf("got\n%swant\n%s", got, c.want)
				}
			})
		}
	}
}

// Two runs of different editions meet at the addresses of charts: the second waits, and none is lost.
func TestChartsWaitForEachOther(t *testing.T) {
	out := t.TempDir()
	first := openCharts(t, out)
	done := make(chan error)
	go func() {
		second, err := OpenCharts(out)
		if err == nil {
			files, m := chart("two", "2019-05", "2019-05-31")
			_, _, err = second.Stable("en", "money", files, m)
			err = errors.Join(err, second.Close())
		}
		done <- err
	}()
	stable(t, first, "one", "2019-03", "2019-03-31", Written, "2019-03")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if got, want := tree(t, out), chartTree("two", "charts/en/money"); got != want {
		t.Fatalf("got\n%swant\n%s", got, want)
	}
}

func stageChart(t *testing.T, f folder) {
	t.Helper()
	files, m := chart("two", "2019-03", "2019-03-31")
	if err := f.stage(append(files, File{Path: ManifestName, Data: m.Encode()}), own{}); err != nil {
		t.Fatal(err)
	}
}
