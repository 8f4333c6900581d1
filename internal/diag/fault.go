package diag

import (
	"fmt"
	"path"
	"reflect"
	"runtime"
	"strconv"
	"strings"
)

// Caught turns a panic, as recover returned it, into a finding: what was not done, why, and in which line of our code the
// panic began. The deferred function itself must call it, since it reads the line from the stack.
//
//	defer func() {
//		if r := recover(); r != nil {
//			diags.Append(diag.Caught("the page could not be drawn", r))
//		}
//	}()
//
// Places are relative to the module, so that a finding has the same bytes on every machine.
func Caught(what string, r any) List {
	at, stack := origin()
	d := Diagnostic{Severity: Error, ID: "internal", Message: clipWords(fmt.Sprintf("%s: %v", what, r)), Stack: stack,
		Hints: []string{"this is a fault of the program: please report it with the file that caused it"}}
	if at != "" {
		d.Message += ", at " + at
	}
	return List{d}
}

// origin reads the stack of a panic: the innermost place in our code, and all places, one a line.
func origin() (at, stack string) {
	calls := make([]uintptr, 256)
	frames := runtime.CallersFrames(calls[:runtime.Callers(3, calls)])
	var b strings.Builder
	panicked := false
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		// What stands before it is the deferred function.
		if !panicked {
			panicked = f.Function == "runtime.gopanic"
			continue
		}
		file, ours := placeOf(f)
		if at == "" && ours {
			at = file
		}
		b.WriteString(f.Function + "\n\t" + file + "\n")
	}
	return at, b.String()
}

// module is the path that our packages begin with.
var module = strings.TrimSuffix(reflect.TypeFor[List]().PkgPath(), "internal/diag")

// placeOf is file and line of a call: below the module's folder for our own code, below the package's name for others'.
func placeOf(f runtime.Frame) (file string, ours bool) {
	pkg := f.Function
	from := strings.LastIndexByte(pkg, '/') + 1
	if end := strings.IndexByte(pkg[from:], '.'); end >= 0 {
		pkg = pkg[:from+end]
	}
	// Tests of a package that stand outside of it are in the same folder.
	dir, ours := strings.CutPrefix(strings.TrimSuffix(pkg, "_test"), module)
	return path.Join(dir, path.Base(strings.ReplaceAll(f.File, `\`, "/"))) + ":" + strconv.Itoa(f.Line), ours
}

// WithoutStacks returns the list without the stacks of caught panics.
func (l List) WithoutStacks() List {
	out := append(List(nil), l...)
	for i := range out {
		out[i].Stack = ""
	}
	return out
}

// Stacks prints the stacks of caught panics, each below its finding.
func (l List) Stacks() string {
	var b strings.Builder
	for _, d := range l.Sorted() {
		if d.Stack != "" {
			b.WriteString(d.Message + "\n" + d.Stack)
		}
	}
	return b.String()
}
