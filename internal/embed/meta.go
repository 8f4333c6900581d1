package embed

import (
	"fmt"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/write/html"
)

// The parts of schema.org that describe a chart's data for search engines.
type ldDataset struct {
	Context     string           `json:"@context"`
	Type        string           `json:"@type"`
	Name        string           `json:"name"`
	Description string           `json:"description"`
	URL         string           `json:"url,omitempty"`
	Identifier  string           `json:"identifier"`
	Version     string           `json:"version"`
	Modified    string           `json:"dateModified"`
	Language    string           `json:"inLanguage"`
	Keywords    []string         `json:"keywords,omitempty"`
	License     *ldWork          `json:"license,omitempty"`
	Creator     ldOrganization   `json:"creator"`
	Publisher   *ldOrganization  `json:"publisher,omitempty"`
	Temporal    string           `json:"temporalCoverage,omitempty"`
	Spatial     []ldPlace        `json:"spatialCoverage,omitempty"`
	Measured    []ldMeasure      `json:"variableMeasured,omitempty"`
	BasedOn     []ldWork         `json:"isBasedOn"`
	Image       string           `json:"image,omitempty"`
	Files       []ldDistribution `json:"distribution"`
}

type ldOrganization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type ldPlace = ldOrganization

type ldMeasure struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	Unit string `json:"unitText"`
}

type ldWork struct {
	Type      string          `json:"@type"`
	Name      string          `json:"name"`
	URL       string          `json:"url,omitempty"`
	Date      string          `json:"datePublished,omitempty"`
	Publisher *ldOrganization `json:"publisher,omitempty"`
}

type ldDistribution struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// noPlace are reference areas that are no place.
var noPlace = map[string]bool{"none": true, "global": true}

// datasetOf is the chart's data in the words of schema.org. Without a base, addresses of files are relative to the page.
func datasetOf(ch *chart) ldDataset {
	c := ch.page
	d := ldDataset{
		Context: "https://schema.org", Type: "Dataset", Name: ch.title, Description: datasetText(ch), URL: ch.latestAddress(pageFile),
		Identifier: c.Imprint.Dataset + "/" + c.Chart.ID, Version: ch.opt.Edition, Modified: c.DateISO, Language: c.Lang,
		Keywords: []string{c.Topic.S}, Creator: ldOrganization{"Organization", c.Author}, Temporal: c.PeriodISO,
		Image: ch.latestAddress(cardName(1200, 675, 2)),
		Files: []ldDistribution{
			{"DataDownload", dataFile, "text/csv", ch.reference(dataFile)},
			{"DataDownload", packageFile, "application/json", ch.reference(packageFile)},
		},
	}
	if c.Imprint.Reuse.S != "" {
		d.License = &ldWork{Type: "CreativeWork", Name: c.Imprint.Reuse.S}
	}
	if c.Imprint.Publisher.S != "" {
		d.Publisher = &ldOrganization{"Organization", c.Imprint.Publisher.S}
	}
	for _, f := range c.Programmes {
		d.Keywords = append(d.Keywords, f.Name.S)
	}
	for _, f := range c.Regions {
		if !noPlace[f.ID] {
			d.Spatial = append(d.Spatial, ldPlace{"Place", f.Name.S})
		}
	}
	for _, u := range c.Units {
		d.Measured = append(d.Measured, ldMeasure{"PropertyValue", ch.cat.Capital(u.Name.S), u.Name.S})
	}
	for _, s := range c.Sources {
		d.BasedOn = append(d.BasedOn, ldWork{"CreativeWork", s.Title, s.Address, s.DateISO, &ldOrganization{"Organization", s.Publisher}})
	}
	return d
}

// datasetText describes the data in 50 to 5000 characters, as search engines ask.
func datasetText(ch *chart) string { return shorten(ch.page.Chart.Alt.S+" "+ch.note, 4900) }

// head is what the page says for programs: search engines, social networks, editors. What needs an address is left out where
// none is known.
func head(ch *chart, found *diag.List) []html.Part {
	data, err := html.Data("application/ld+json", datasetOf(ch))
	addError(ch, err, found)
	parts := []html.Part{data}
	if ch.opt.Base == "" {
		return parts
	}
	meta := func(kind html.AttrName, name, content string) {
		if content != "" {
			parts = append(parts, html.El("meta", html.At(kind, name), html.At("content", content)))
		}
	}
	link := func(rel, kind, file, title string) {
		parts = append(parts, html.El("link", html.At("rel", rel), html.If(kind != "", html.At("type", kind)), html.Href(ch.latestAddress(file)), html.If(title != "", html.At("title", title))))
	}
	card := cardName(1200, 628, 1)
	link("canonical", "", pageFile, "")
	link("alternate", "application/json+oembed", oembedFile, ch.title)
	meta("property", "og:type", "article")
	meta("property", "og:title", ch.title)
	meta("property", "og:description", ch.description())
	meta("property", "og:url", ch.latestAddress(pageFile))
	meta("property", "og:site_name", ch.page.Author)
	meta("property", "og:locale", ogLocale(ch.page.Lang))
	meta("property", "og:image", ch.latestAddress(card))
	meta("property", "og:image:type", "image/png")
	meta("property", "og:image:width", "1200")
	meta("property", "og:image:height", "628")
	meta("property", "og:image:alt", shorten(ch.page.Chart.Alt.S, 420))
	meta("name", "twitter:card", "summary_large_image")
	meta("name", "twitter:title", ch.title)
	meta("name", "twitter:description", ch.description())
	meta("name", "twitter:image", ch.latestAddress(card))
	meta("name", "twitter:image:alt", shorten(ch.page.Chart.Alt.S, 420))
	return parts
}

func ogLocale(tag string) string {
	return strings.ReplaceAll(tag, "-", "_")
}

// oembed is the answer that editors read when a page's address is put into a text: the frame, as it would be copied.
func oembed(ch *chart, pageHeights heights, found *diag.List) []byte {
	return encoded(ch, struct {
		Type            string `json:"type"`
		Version         string `json:"version"`
		Title           string `json:"title"`
		Author          string `json:"author_name"`
		Provider        string `json:"provider_name"`
		ProviderURL     string `json:"provider_url"`
		HTML            string `json:"html"`
		Width           int    `json:"width"`
		Height          int    `json:"height"`
		Thumbnail       string `json:"thumbnail_url"`
		ThumbnailWidth  int    `json:"thumbnail_width"`
		ThumbnailHeight int    `json:"thumbnail_height"`
	}{
		"rich", "1.0", ch.title, ch.page.Author, ch.page.Author, ch.opt.Base + "/", frameCode(ch, pageHeights, ch.latestAddress(pageFile), "", found),
		frameWidth, pageHeights.tallest(), ch.latestAddress(cardName(1200, 675, 1)), 1200, 675,
	}, found)
}

// frameWidth is the width, in px, for editors that ask for one; the frame fills the width it is given.
const frameWidth = 800

// frameCode is the code of a frame that shows an address. more is put into its tag.
func frameCode(ch *chart, pageHeights heights, address, more string, found *diag.List) string {
	s, err := html.Fragment(html.El("iframe",
		html.At("src", address), html.At("title", ch.title), html.At("width", "100%"), html.At("height", strconv.Itoa(pageHeights.tallest())),
		html.At("loading", "lazy"), html.At("sandbox", "allow-downloads allow-popups allow-popups-to-escape-sandbox"),
		html.At("referrerpolicy", "no-referrer"), html.If(more != "", html.At("data-heights", more)),
	))
	addError(ch, err, found)
	// A style attribute, which our own pages must not have: on any page a frame without a border, as wide and as high as
	// its attributes say. Rules of the site, such as height:auto, which makes a frame 150 px high, overrule the attributes
	// but not the style.
	return strings.Replace(s, "></iframe>", fmt.Sprintf(` style="border:0;width:100%%;height:%dpx"></iframe>`, pageHeights.tallest()), 1)
}
