package source

import (
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
)

// size is a number, or the word for none: a value with a form of its own.
type size struct {
	N    int
	None bool
}

func (s *size) UnmarshalSource(n *Node) diag.List {
	if n.Value == "none" {
		s.None = true
		return nil
	}
	v, l := n.Int()
	s.N = v
	return l
}

func (s size) MarshalSource() *Node {
	if s.None {
		return NewBare("none")
	}
	return NewNumber(decimal.NewFromInt(int64(s.N)))
}

type plant struct {
	ID     string          `yaml:"id,required,id"`
	Name   string          `yaml:"name,required"`
	Height decimal.Decimal `yaml:"height"`
	Rows   int             `yaml:"rows,natural"`
	Since  int             `yaml:"since,required,or=not stated"`
	Least  *int            `yaml:"least"`
	Dear   bool            `yaml:"dear"`
	Colour []string        `yaml:"colour,word"`
	Level  level           `yaml:"level"`
	Size   size            `yaml:"size"`
	Seed   struct {
		From String `yaml:"from,required,dotid"`
	} `yaml:"seed"`
	Leaves []struct {
		N int `yaml:"n"`
	} `yaml:"leaves"`
	Broken bool     `yaml:",broken"`
	Node   *Node    `yaml:",node"`
	Pos    diag.Pos `yaml:",pos"`
	Own    int
}

// What Tree makes of a struct, Decode reads again as the same struct; what is zero is not written.
func TestTreeIsTheWayBack(t *testing.T) {
	const full = "id: oak\nname: \"2\"\nheight: 91.30\nrows: 3\nsince: 1950\nleast: 0\ndear: true\ncolour: [green, \"0\"]\nlevel: low\nsize: none\nseed: {from: a.b}\nleaves:\n- {n: 1}\n- {n: 2}\n"
	for _, text := range []string{full, "id: oak\nname: Oak\nsince: not stated\n"} {
		n, l := parseText(text)
		if len(l) != 0 {
			t.Fatal(l.Text())
		}
		var got plant
		if l := Decode(n, &got); len(l) != 0 {
			t.Fatal(l.Text())
		}
		if got.Node != n || got.Pos != n.Pos || got.Broken {
			t.Errorf("node %p, want %p; place %s, broken %v", got.Node, n, got.Pos, got.Broken)
		}
		written := string(Encode(Tree(&got)))
		n, l = parseText(written)
		if len(l) != 0 {
			t.Fatal(written, l.Text())
		}
		var again plant
		if l := Decode(n, &again); len(l) != 0 {
			t.Fatal(written, l.Text())
		}
		for _, p := range []*plant{&got, &again} {
			p.Node, p.Pos, p.Seed.From.Pos = nil, diag.Pos{}, diag.Pos{}
		}
		if !reflect.DeepEqual(got, again) {
			t.Errorf("%+v\nbecame\n%+v\nby way of\n%s", got, again, written)
		}
	}
	if got := string(Encode(Tree([]plant{{ID: "a"}, {ID: "b"}}))); got != "- {id: a, since: not stated}\n- {id: b, since: not stated}\n" {
		t.Error(got)
	}
}

// The options natural and or say what is wrong in plain words.
func TestDecodeNaturalAndOr(t *testing.T) {
	n, _ := parseText("id: oak\nname: Oak\nrows: 0\nsince: never\n")
	var got plant
	l := Decode(n, &got)
	if len(l) != 2 || !got.Broken {
		t.Fatal(l.Text())
	}
	if l[0].Message != "expected a whole number from 1 on, found 0" {
		t.Error(l[0].Message)
	}
	if h := l[1].Hints; len(h) == 0 || h[len(h)-1] != `or write "not stated"` {
		t.Error(l.Text())
	}
}
