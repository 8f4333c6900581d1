package plan

import (
	"net/url"
	"strings"
)

// BaseURL checks the web address that the output folder will be served at and returns it without a slash at its end.
// Empty stays empty: the address is not known. What is no address that a page can be reached by gives a *diag.Refusal.
func BaseURL(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	no := func(why string) (string, error) {
		return "", refuse("base-url", "write the whole address, as in https://example.org/briefings", "--base-url %q %s", s, why)
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return no("is no web address")
	case u.Scheme != "https" && u.Scheme != "http":
		return no("does not begin with https:// or http://")
	case u.Hostname() == "" || strings.ContainsAny(u.Host, "<>\"'` "):
		return no("names no host")
	case u.User != nil:
		return no("holds a user name, which every reader of the page would see")
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(s, "#"):
		return no("has a query or fragment; the names of folders and files follow it")
	}
	for _, part := range strings.Split(u.Path, "/") {
		if part == ".." || part == "." {
			return no("holds . or .. as a folder")
		}
	}
	return strings.TrimRight(u.Scheme+"://"+strings.ToLower(u.Host)+u.EscapedPath(), "/"), nil
}
