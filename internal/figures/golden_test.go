package figures

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// Each archive holds a small dataset (the vocabulary of testdata/common.yaml goes before it), what is asked of it,
// and the answers.
//
//	as-of 2019-03                          resolve for that day and print the findings
//	value REF                              one value in full
//	all                                    every value
//	series ID                              the points of its step line
//	axis|stack|sum|share|difference|part-to-whole [mixes=a,b] REF REF ...
func TestGolden(t *testing.T) {
	golden.Txtar(t, "testdata/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		ds := load(t, files["data.yaml"])
		s, _ := Resolve(ds, dataset.Date{})
		var out strings.Builder
		for _, line := range strings.Split(strings.TrimSpace(files["ask"]), "\n") {
			fmt.Fprintf(&out, "> %s\n", line)
			s = answer(t, &out, ds, s, strings.Fields(line))
		}
		return map[string]string{"answer": out.String()}
	})
}

// loadCase loads the dataset of one archive.
func loadCase(t *testing.T, name string) *dataset.Dataset {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(strings.ReplaceAll(string(data), "\r\n", "\n"), "-- data.yaml --\n")
	yaml, _, _ := strings.Cut(rest, "-- ask --")
	return load(t, yaml)
}

func answer(t *testing.T, out *strings.Builder, ds *dataset.Dataset, s *Set, words []string) *Set {
	t.Helper()
	if len(words) == 0 {
		return s
	}
	args := words[1:]
	switch words[0] {
	case "as-of":
		d, err := dataset.ParseDate(args[0])
		if err != nil {
			t.Fatalf("%s is no date", args[0])
		}
		set, l := Resolve(ds, d)
		fmt.Fprintf(out, "as of %s\n", set.AsOf.String())
		for _, f := range l {
			f.Pos.File, f.Pos.Line, f.Pos.Col = "", 0, 0 // places are the loader's business
			fmt.Fprintln(out, f)
		}
		return set
	case "value":
		v, p := s.Value(args[0])
		if p != nil {
			show(out, p)
			break
		}
		dump(out, s, v, "")
	case "all":
		for _, v := range s.All() {
			fmt.Fprintln(out, s.say(v))
		}
	case "series":
		for _, v := range s.Series(args[0]) {
			fmt.Fprintf(out, "%s %s %s outside=%v\n", v.Ref, v.Qualifier, v.Number, v.Outside)
		}
	default:
		var mixes []dataset.Counting
		var values []*Value
		for _, a := range args {
			if m, ok := strings.CutPrefix(a, "mixes="); ok {
				for _, w := range strings.Split(m, ",") {
					mixes = append(mixes, dataset.Counting(w))
				}
				continue
			}
			v, p := s.Value(a)
			if p != nil {
				t.Fatalf("%s: %s", a, p.Message)
			}
			values = append(values, v)
		}
		problems := s.Compare(Comparison(words[0]), mixes, values...)
		if len(problems) == 0 {
			fmt.Fprintln(out, "nothing against it")
		}
		for _, p := range problems {
			show(out, p)
		}
	}
	return s
}

func show(out *strings.Builder, p *diag.Problem) {
	fmt.Fprintf(out, "[%s] %s\n", p.ID, p.Message)
	for _, h := range p.Hints {
		fmt.Fprintf(out, "  hint: %s\n", h)
	}
}

func dump(out *strings.Builder, s *Set, v *Value, indent string) {
	fmt.Fprintf(out, "%s%s number=%s", indent, s.say(v), v.Number)
	if !v.Rat.Den.IsZero() {
		fmt.Fprintf(out, " ratio=%s/%s", v.Rat.Num, v.Rat.Den)
	}
	fmt.Fprintf(out, " unit=%s counts=%s counting=%s", v.Unit.ID, v.Counts, v.Counting)
	if v.PayerSide != NoMoney {
		fmt.Fprintf(out, " payer=%s side=%s", v.Payer, v.PayerSide)
	}
	fmt.Fprintf(out, " period=%s published=%s", v.Period.String(), v.Published.String())
	if v.Obs != nil {
		fmt.Fprintf(out, " source=%s", v.Obs.Source.Source)
	}
	if len(v.Mixes) > 0 {
		fmt.Fprintf(out, " mixes=%s", strings.Join(words(v.Mixes), ","))
	}
	fmt.Fprintln(out)
	for _, o := range v.Revised {
		fmt.Fprintf(out, "%s  revised: %s, published %s in %s\n", indent, o.Value, o.Published.String(), o.Source.Source)
	}
	for _, r := range s.Rejected(v) {
		fmt.Fprintf(out, "%s  not chosen: %s for %s in %s: %s\n", indent, r.Obs.Value, r.Obs.TimePeriod.String(), r.Obs.Source.Source, r.Why)
	}
	for _, p := range v.Problems {
		fmt.Fprintf(out, "%s  problem: [%s] %s\n", indent, p.ID, p.Message)
	}
	for _, p := range v.Parts {
		dump(out, s, p, indent+"  ")
	}
}

// say names a value with its figure, as messages do.
func (s *Set) say(v *Value) string { return (&comparison{ds: s.Dataset}).describe(v) }
