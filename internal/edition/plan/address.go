package plan

import (
	"fmt"
	"net/url"
	"strings"
)

// BaseURL checks the web address that the output folder will be served at and returns it without a slash at its end.
// Empty stays empty: the address is not known. What is no address that a page can be reached by gives a *Usage.
func BaseURL(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	refuse := func(why string) (string, error) {
		return "", &Usage{Message: fmt.Sprintf("--base-url %q %s", s, why), Hint: "write the whole address, as in https://example.org/briefings"}
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return refuse("is no web address")
	case u.Scheme != "https" && u.Scheme != "http":
		return refuse("does not begin with https:// or http://")
	case u.Hostname() == "" || strings.ContainsAny(u.Host, "<>\"'` "):
		return refuse("names no host")
	case u.User != nil:
		return refuse("holds a user name, which every reader of the page would see")
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(s, "#"):
		return refuse("has a query or fragment; the names of folders and files follow it")
	}
	for _, part := range strings.Split(u.Path, "/") {
		if part == ".." || part == "." {
			return refuse("holds . or .. as a folder")
		}
	}
	return strings.TrimRight(u.Scheme+"://"+strings.ToLower(u.Host)+u.EscapedPath(), "/"), nil
}
