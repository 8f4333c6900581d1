package check

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"

	"briefing/internal/check/reader"
	"briefing/internal/testkit/golden"
	"briefing/internal/write/pdf"
)

func TestGoodFile(t *testing.T) {
	if list := PDF(good(t)); len(list) > 0 {
		t.Errorf("a good file is refused:\n%s", list.Text())
	}
	if list := PDF(takeApart(t, good(t)).bytes()); len(list) > 0 {
		t.Errorf("a good file is refused after it was taken apart and put together:\n%s", list.Text())
	}
	for _, data := range [][]byte{wide(t), takeApart(t, wide(t)).bytes()} {
		if list := PDF(data); len(list) > 0 {
			t.Errorf("a good file with composite fonts is refused:\n%s", list.Text())
		}
	}
	plain, err := writeSample(pdf.Options{NoAttachments: true}, false)
	if err != nil {
		t.Fatal(err)
	}
	if list := PDF(plain); len(list) > 0 {
		t.Errorf("a good file without attachments is refused:\n%s", list.Text())
	}
}

// Which fonts a file has hangs on how many letters it shows.
func TestFormsOfFonts(t *testing.T) {
	for _, c := range []struct {
		data   []byte
		simple bool
	}{{good(t), true}, {wide(t), false}} {
		f, err := reader.Open(c.data)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range f.Fonts {
			if x.Simple != c.simple || x.Composite == c.simple {
				t.Errorf("%s is simple: %v, composite: %v", x.Name, x.Simple, x.Composite)
			}
		}
	}
}

// A file without findings must have been looked at: this is what the rules saw.
func TestWhatIsSeen(t *testing.T) {
	f, err := reader.Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	marks, texts, shapes := 0, 0, 0
	for _, p := range f.Pages {
		marks, texts, shapes = marks+len(p.Marks), texts+len(p.Texts), shapes+len(p.Shapes)
	}
	got := []int{len(f.Pages), marks, texts, shapes, len(f.Fonts), len(f.Tree.All), len(f.Tree.Keys), len(areas(f)), len(attached(f)),
		len(f.Packet.Properties), len(f.Packet.Schemas)}
	want := []int{2, 52, 56, 8, 2, 68, 4, 2, 3, 13, 1}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
	known := 0
	for _, p := range f.Pages {
		for _, x := range p.Texts {
			if c, ok := worstContrast(p, x); ok && c > 4 && c < 21.1 {
				known++
			}
		}
	}
	if known != texts {
		t.Errorf("the ground of %d of %d texts is known", known, texts)
	}
}

// What the structure says is what an independent program reads out of it.
func TestStructureText(t *testing.T) {
	f, err := reader.Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	out := golden.Tool(t, good(t), "pdfinfo", "-struct-text", "{}")
	var theirs strings.Builder
	for _, m := range regexp.MustCompile(`(?m)^ +"(.*)"$`).FindAllStringSubmatch(out, -1) {
		theirs.WriteString(m[1] + " ")
	}
	ours := f.Words(f.Tree.Top[0])
	if a, b := strings.Fields(ours), strings.Fields(theirs.String()); strings.Join(a, " ") != strings.Join(b, " ") {
		t.Errorf("got  %s\nwant %s", strings.Join(a, " "), strings.Join(b, " "))
	}
}

// unfit finds messages that are not for people: a capital first, a full stop, words of the language this is written in.
var unfit = regexp.MustCompile(`^\p{Lu}|\.$|\*?(reader|object|types|model)\.[A-Z]|map\[|\[\]|<nil>|%!|\{|0x`)

// The same mistake all over a file is told a few times and counted.
func TestManyFindings(t *testing.T) {
	c := takeApart(t, good(t))
	for _, e := range c.File.Elements("TH") {
		delete(e.Dict, "A")
	}
	told, counted := 0, ""
	for _, d := range PDF(c.bytes()) {
		if d.ID == "table-scope" {
			told++
			counted = d.Message
		}
	}
	if told != most+1 || !strings.HasPrefix(counted, "2 more of the same kind") {
		t.Errorf("%d findings, the last: %s", told, counted)
	}
}

func TestNoFolderInHome(t *testing.T) {
	home := t.TempDir()
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "AppData", "LocalAppData", "TMPDIR"} {
		t.Setenv(v, home)
	}
	PDF(good(t))
	entries, err := filepath.Glob(filepath.Join(home, "*"))
	if err != nil || len(entries) > 0 {
		t.Errorf("reading a file left %v, %v", entries, err)
	}
	if _, err := os.Stat(home); err != nil {
		t.Error(err)
	}
}

// Many files at once, and the same answer each time.
func TestParallel(t *testing.T) {
	c := takeApart(t, good(t))
	treeFaults[0].spoil(c)
	files := [][]byte{good(t), c.bytes(), []byte("%PDF-1.7\nno file")}
	want := make([]string, len(files))
	for i, data := range files {
		want[i] = PDF(data).Text()
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, data := range files {
				if got := PDF(bytes.Clone(data)).Text(); got != want[i] {
					t.Errorf("got\n%s\nwant\n%s", got, want[i])
				}
			}
		})
	}
	wg.Wait()
}

// damaged is a file harmed at some place in one of several ways.
func damaged(data []byte, at int, how byte) []byte {
	at %= len(data)
	switch how % 5 {
	case 0: // cut off
		return data[:at]
	case 1: // a byte changed
		out := bytes.Clone(data)
		out[at] ^= 1 << (how % 8)
		return out
	case 2: // a stretch left out
		return append(bytes.Clone(data[:at]), data[min(len(data), at+1+int(how)):]...)
	case 3: // a stretch doubled
		return append(bytes.Clone(data[:min(len(data), at+int(how))]), data[at:]...)
	default: // digits changed, which turns references and lengths elsewhere
		out := bytes.Clone(data)
		for i := at; i < len(out) && i < at+200; i++ {
			if out[i] >= '0' && out[i] <= '9' {
				out[i] = '0' + (out[i]-'0'+how)%10
				break
			}
		}
		return out
	}
}

func TestDamagedFiles(t *testing.T) {
	c := takeApart(t, good(t))
	open := c.bytes() // uncompressed, so that harm reaches every part
	step := golden.Amount(211, 211, 997)
	findings := 0
	for i := 0; i < len(open); i += step {
		if list := PDF(damaged(open, i, byte(i/step))); len(list) > 0 {
			findings++
		}
	}
	if runs := len(open) / step; findings < runs/4 {
		t.Errorf("only %d of %d damaged files are found", findings, runs)
	}
}

func TestNoFile(t *testing.T) {
	for _, s := range []string{"", "x", "%PDF-1.7", "%PDF-1.7\n%%EOF", "startxref\n-5\n", "%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF"} {
		list := PDF([]byte(s))
		if len(list) != 1 || list[0].ID != "file-readable" {
			t.Errorf("%q: %s", s, list.Text())
		}
	}
}

func FuzzPDF(f *testing.F) {
	data := good(f)
	open := takeApart(f, data).bytes()
	f.Add(open, 0, byte(0))
	f.Add(data, 1000, byte(1))
	f.Add([]byte("%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 1 0 R>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF"), 3, byte(4))
	f.Fuzz(func(t *testing.T, data []byte, at int, how byte) {
		if len(data) == 0 {
			return
		}
		if at < 0 {
			at = -(at + 1)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		list := PDF(damaged(data, at, how))
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 1<<30 {
			t.Errorf("%d MB for a file of %d bytes", used>>20, len(data))
		}
		for _, d := range list {
			if d.ID == "" || d.Message == "" {
				t.Errorf("a finding without words: %v", d)
			}
		}
	})
}

// An object that names itself, or pages and elements that stand in each other, must not keep the reader for ever.
func TestCircles(t *testing.T) {
	for what, spoil := range map[string]func(c *copied){
		"a page tree in itself": func(c *copied) {
			r, _ := c.Ref(c.Catalog, "Pages")
			c.dict(c.Catalog, "Pages")["Kids"] = array{r, c.Pages[0].Ref}
		},
		"an element in itself": func(c *copied) {
			e := c.el("Sect", 0)
			e.Dict["K"] = array{e.Ref}
		},
		"a reference to itself": func(c *copied) {
			r := c.add(nil)
			c.Objects[r] = r
			c.Catalog["Lang"] = r
		},
		"a form in itself": func(c *copied) {
			form := c.add(nil)
			res := dict{"XObject": dict{"Fm": form}}
			c.Objects[form] = stream(c, dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": array{0, 0, 1, 1}, "Resources": res}, "/Fm Do /Fm Do")
			c.dict(c.page(0), "Resources")["XObject"] = dict{"Fm": form}
			c.paint("/Fm Do")
		},
		"a name tree in itself": func(c *copied) {
			d := c.dict(c.Catalog, "Names", "EmbeddedFiles")
			r := c.add(d)
			c.dict(c.Catalog, "Names")["EmbeddedFiles"] = r
			d["Kids"] = array{r, r}
		},
	} {
		t.Run(what, func(t *testing.T) {
			c := takeApart(t, good(t))
			spoil(c)
			if list := PDF(c.bytes()); len(list) == 0 {
				t.Error("nothing is found")
			}
		})
	}
}
