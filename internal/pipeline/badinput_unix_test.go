//go:build unix

package pipeline_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"briefing/internal/diag"
	"briefing/internal/pipeline"
	disk "briefing/internal/source/files"
	"briefing/internal/testkit/golden"
)

// houseFiles are the shipped files with a brand that brings a typeface and a logo: a build that reads every kind of file.
func houseFiles(t *testing.T) files {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 60, 40))); err != nil {
		t.Fatal(err)
	}
	form := strings.Replace(shippedFiles()["templates/brands/plain/_brand.yml"], "  base: Liberation Sans", `  fonts:
  - family: House
    source: file
    files:
    - {path: fonts/R.ttf}
    - {path: fonts/B.ttf, weight: 700}
    - {path: fonts/I.ttf, style: italic}
  base: House

logo: {medium: {path: logo.png, alt: The mark of the house}}`, 1)
	f := shippedFiles()
	for name, text := range map[string]string{
		"_brand.yml": form, "logo.png": logo.String(), "fonts/R.ttf": string(liberationserifregular.TTF),
		"fonts/B.ttf": string(liberationserifbold.TTF), "fonts/I.ttf": string(liberationserifitalic.TTF),
	} {
		f = f.with("templates/brands/house/"+name, text)
	}
	return f
}

// onDiskOptions read the files from two folders.
func onDiskOptions(t *testing.T, f files) (o pipeline.Options, root string) {
	t.Helper()
	root = t.TempDir()
	for name, text := range f {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o = pipeline.Options{Data: pipeline.Folder{Entry: "dataset.yaml", Shown: "data"}, Templates: pipeline.Folder{Shown: "templates"}, Brand: "house"}
	for _, at := range []*pipeline.Folder{&o.Data, &o.Templates} {
		folder, err := disk.Open(filepath.Join(root, at.Shown))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { folder.Close() })
		at.FS = folder
	}
	return o, root
}

// everythingRead loads a project and opens its PowerPoint template: after that every input has been read.
func everythingRead(o pipeline.Options) (*pipeline.Project, diag.List) {
	p, diags := pipeline.Load(o)
	if p != nil {
		_, found := p.SlideTemplate()
		diags.Append(found)
	}
	return p, diags
}

// TestSpecialFiles puts what is no file in the place of each file that a build reads, and a link out of the folder. Each
// is refused by name, and none is waited for.
func TestSpecialFiles(t *testing.T) {
	f := houseFiles(t)
	o, root := onDiskOptions(t, f)
	p, diags := everythingRead(o)
	if p == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	inputs := p.Inputs()
	for _, want := range []string{
		"data/dataset.yaml", "data/sources.yaml", "templates/charts.yaml", "templates/briefs/deck.yaml", "templates/messages/en.yaml",
		"templates/brands/house/_brand.yml", "templates/brands/house/logo.png", "templates/brands/house/fonts/I.ttf", "templates/pptx/theme1.xml",
	} {
		found := false
		for _, in := range inputs {
			found = found || in.Path == want
		}
		if !found {
			t.Fatalf("%s was not read: nothing is tried on it", want)
		}
	}
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("not to be seen"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(root) // the name of a socket must be short
	harms := []struct {
		name, id, say string
		make          func(name string) error
	}{
		{"pipe", "file-not-regular", "is a named pipe", func(name string) error { return syscall.Mkfifo(name, 0o600) }},
		{"socket", "file-not-regular", "is a socket", func(name string) error {
			l, err := net.ListenUnix("unix", &net.UnixAddr{Name: "s", Net: "unix"})
			if err != nil {
				return err
			}
			l.SetUnlinkOnClose(false)
			l.Close()
			return os.Rename("s", name)
		}},
		{"link to a device", "file-link-out", `leads to "/dev/zero"`, func(name string) error { return os.Symlink("/dev/zero", name) }},
		{"link out", "file-link-out", fmt.Sprintf("leads to %q", diag.Clip(secret)), func(name string) error { return os.Symlink(secret, name) }},
	}
	for i, in := range inputs {
		for j, h := range harms {
			if (testing.Short() || !golden.Long()) && j != i%len(harms) { // one after the other
				continue
			}
			t.Run(in.Path+"/"+h.name, func(t *testing.T) {
				if err := os.Rename(in.Path, "aside"); err != nil {
					t.Fatal(err)
				}
				if err := h.make(in.Path); err != nil {
					t.Fatal(err)
				}
				defer os.Rename("aside", in.Path) // takes the place of what stands there
				done := make(chan diag.List, 1)
				go func() { _, diags := everythingRead(o); done <- diags }()
				select {
				case diags := <-done:
					if !tells(diags, h.id, in.Path, h.say) {
						t.Errorf("nothing is said of %s:\n%s", in.Path, diags.Text())
					}
					plainWords(t, diags)
					if strings.Contains(diags.Text(), "not to be seen") {
						t.Errorf("what lies outside is printed:\n%s", diags.Text())
					}
				case <-time.After(20 * time.Second): // no measure: the test would never end
					t.Fatalf("%s is waited for", in.Path)
				}
			})
		}
	}
}

// tells says whether an error with the id stands at the file, or names it, and says so.
func tells(diags diag.List, id, file, say string) bool {
	_, below, _ := strings.Cut(file, "/")
	for _, d := range diags {
		if d.Severity == diag.Error && d.ID == id && strings.Contains(d.Message, say) && (d.Pos.File == file || strings.Contains(d.Message, below)) {
			return true
		}
	}
	return false
}

// TestLinkedFolders puts links in the place of folders: one that stays in the tree is followed, one that leaves it is
// refused by name.
func TestLinkedFolders(t *testing.T) {
	o, root := onDiskOptions(t, houseFiles(t))
	for _, folder := range []string{"data/indicators", "templates/briefs", "templates/messages", "templates/brands", "templates/brands/house", "templates/brands/house/fonts", "templates/pptx"} {
		top, below, _ := strings.Cut(folder, "/")
		full := filepath.Join(root, folder)
		inside := filepath.Join(root, top, "elsewhere")
		outside := filepath.Join(root, "outside")
		for _, c := range []struct{ to, link string }{{inside, ""}, {outside, outside}} {
			if c.link == "" {
				rel, err := filepath.Rel(filepath.Dir(full), c.to)
				if err != nil {
					t.Fatal(err)
				}
				c.link = rel
			}
			if err := os.Rename(full, c.to); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(c.link, full); err != nil {
				t.Fatal(err)
			}
			p, diags := everythingRead(o)
			out := false
			for _, d := range diags {
				out = out || d.ID == "file-link-out" && strings.Contains(d.Message, fmt.Sprintf("the link %q leads to", below))
			}
			switch {
			case c.to == inside && (p == nil || diags.HasErrors()):
				t.Errorf("%s is a link that stays in the folder:\n%s", folder, diags.Text())
			case c.to == outside && !out:
				t.Errorf("%s is a link out of the folder:\n%s", folder, diags.Text())
			}
			if err := os.Remove(full); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(c.to, full); err != nil {
				t.Fatal(err)
			}
		}
	}
}
