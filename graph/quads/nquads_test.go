package quads_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/quads"
	"github.com/demarche-kg/demarche/graph/vocab"
)

func write(t *testing.T, qs []quad.Quad) string {
	t.Helper()
	var b bytes.Buffer
	if err := quads.WriteNQuads(&b, slices.Values(qs)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read collects what ReadNQuads gives up to its first error.
func read(text string) (qs []quad.Quad, err error) {
	for q, err := range quads.ReadNQuads(strings.NewReader(text)) {
		if err != nil {
			return qs, err
		}
		qs = append(qs, q)
	}
	return qs, nil
}

func statement(o quad.Value) []quad.Quad {
	return []quad.Quad{{Subject: quad.IRI("urn:x:s"), Predicate: quad.IRI("urn:x:p"), Object: o, Label: quad.IRI("urn:x:l")}}
}

func TestWriteNQuadsValues(t *testing.T) {
	tests := []struct {
		value quad.Value
		want  string
	}{
		{quad.String("plain"), `"plain"`},
		{quad.String(""), `""`},
		{quad.String("\"\\\b\t\n\f\r"), `"\"\\\b\t\n\f\r"`},
		{quad.String("\x00\x01\x1f\x7f"), `"\u0000\u0001\u001F\u007F"`},
		{quad.String(`\x00 \u0041`), `"\\x00 \\u0041"`},
		{quad.String("<é日本🕊️\u202e\u2028'>"), "\"<é日本🕊️\u202e\u2028'>\""},
		{quad.Int(-9223372036854775808), `"-9223372036854775808"^^<` + vocab.XSDInteger + `>`},
		{quad.Float(0.1), `"1E-01"^^<` + vocab.XSDDouble + `>`},
		{quad.Float(math.Inf(-1)), `"-INF"^^<` + vocab.XSDDouble + `>`},
		{quad.Bool(true), `"true"^^<` + vocab.XSDBoolean + `>`},
		{quad.TypedString{Value: "2019-Q3", Type: vocab.EDTF}, `"2019-Q3"^^<` + vocab.EDTF + `>`},
		{quad.LangString{Value: "oui", Lang: "fr-CA"}, `"oui"@fr-CA`},
		{quad.IRI("urn:x:é"), "<urn:x:é>"},
		{quad.BNode("b0"), "_:b0"},
	}
	for _, test := range tests {
		text := write(t, statement(test.value))
		if want := "<urn:x:s> <urn:x:p> " + test.want + " <urn:x:l> .\n"; text != want {
			t.Errorf("%#v: got %s want %s", test.value, text, want)
		}
		if got, err := read(text); err != nil || !slices.Equal(got, statement(test.value)) {
			t.Errorf("%#v: read back as %v, %v", test.value, got, err)
		}
	}
}

func TestWriteNQuadsTimeKeepsItsFraction(t *testing.T) {
	at := time.Date(2031, 3, 4, 5, 6, 7, 890, time.UTC)
	if got := write(t, statement(quad.Time(at))); !strings.Contains(got, `"2031-03-04T05:06:07.00000089Z"`) {
		t.Error(got)
	}
}

func TestWriteNQuadsRefuses(t *testing.T) {
	iri := quad.IRI("urn:x:s")
	for _, q := range []quad.Quad{
		{},
		{Subject: iri, Predicate: iri},
		{Subject: quad.String("s"), Predicate: iri, Object: iri},
		{Subject: iri, Predicate: quad.Int(1), Object: iri},
		{Subject: iri, Predicate: iri, Object: iri, Label: quad.String("l")},
		{Subject: quad.IRI("relative"), Predicate: iri, Object: iri},
		{Subject: quad.IRI("urn:x:a b"), Predicate: iri, Object: iri},
		{Subject: quad.IRI("urn:x:a>b"), Predicate: iri, Object: iri},
		{Subject: quad.IRI("urn:x:\x00"), Predicate: iri, Object: iri},
		{Subject: quad.BNode("a b"), Predicate: iri, Object: iri},
		{Subject: iri, Predicate: iri, Object: quad.String("\xff")},
		{Subject: iri, Predicate: iri, Object: quad.LangString{Value: "v", Lang: "f r"}},
		{Subject: iri, Predicate: iri, Object: quad.TypedString{Value: "v", Type: "no iri"}},
	} {
		var b bytes.Buffer
		if err := quads.WriteNQuads(&b, slices.Values([]quad.Quad{q})); !errors.Is(err, quads.ErrUnwritable) {
			t.Errorf("%#v: wrote %q, %v", q, b.String(), err)
		}
	}
}

func TestWriteNQuadsReportsAFullDisk(t *testing.T) {
	full := errors.New("no space left")
	if err := quads.WriteNQuads(failingWriter{full}, slices.Values(statement(quad.Int(1)))); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestNQuadsRoundTrip(t *testing.T) {
	for seed := range uint64(100) {
		want, err := quads.Encode(graphtest.Random(rand.New(rand.NewPCG(seed, 0)), fmt.Sprint(seed)))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := read(write(t, want)); err != nil || !slices.Equal(got, want) {
			t.Fatalf("seed %d: read back otherwise: %v", seed, err)
		}
	}
}

func TestReadNQuadsForms(t *testing.T) {
	text := "# a comment\n\n" +
		"<urn:x:s><urn:x:p>\"o\"<urn:x:l>.# behind\r\n" +
		"\t_:b.0\t<urn:x:\\u0070>  '" + "\n"
	if _, err := read(text); !errors.Is(err, quads.ErrSyntax) || !strings.Contains(err.Error(), "line 4: ") {
		t.Errorf("got %v, want a syntax error at line 4", err)
	}
	got, err := read("# a comment\n\n<urn:x:s><urn:x:p>\"o\"<urn:x:l>.# behind\r\n_:b.0 <urn:x:\\u0070> \"\\U0001F54A\\'\"@en-GB .\n_:b <urn:x:p> _:c.")
	want := []quad.Quad{
		{Subject: quad.IRI("urn:x:s"), Predicate: quad.IRI("urn:x:p"), Object: quad.String("o"), Label: quad.IRI("urn:x:l")},
		{Subject: quad.BNode("b.0"), Predicate: quad.IRI("urn:x:p"), Object: quad.LangString{Value: "🕊'", Lang: "en-GB"}},
		{Subject: quad.BNode("b"), Predicate: quad.IRI("urn:x:p"), Object: quad.BNode("c")},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

// TestReadNQuadsKeepsForms: a literal that WriteNQuads would write otherwise keeps its form.
func TestReadNQuadsKeepsForms(t *testing.T) {
	for _, o := range []quad.TypedString{
		{Value: "05", Type: vocab.XSDInteger}, {Value: "+5", Type: vocab.XSDInteger}, {Value: "99999999999999999999", Type: vocab.XSDInteger},
		{Value: "1", Type: vocab.XSDBoolean}, {Value: "1.50", Type: vocab.XSDDouble}, {Value: "0x1p-2", Type: vocab.XSDDouble},
		{Value: "1.50", Type: vocab.XSDDecimal}, {Value: "2031-03-04T05:06:07.00000089Z", Type: vocab.XSD + "dateTime"},
	} {
		if got, err := read(write(t, statement(o))); err != nil || !slices.Equal(got, statement(o)) {
			t.Errorf("%v: got %v, %v", o, got, err)
		}
	}
}

func TestReadNQuadsRefuses(t *testing.T) {
	for _, line := range []string{
		`<urn:x:s>`,
		`<urn:x:s> <urn:x:p> .`,
		`<urn:x:s> <urn:x:p> <urn:x:o>`,
		`<urn:x:s> <urn:x:p> <urn:x:o> <urn:x:l> <urn:x:l> .`,
		`<urn:x:s> <urn:x:p> <urn:x:o> . <urn:x:s>`,
		`<urn:x:s> <urn:x:p> "o .`,
		`<urn:x:s> <urn:x:p> "o\" .`,
		`<urn:x:s> <urn:x:p> "o\`,
		`<urn:x:s> <urn:x:p> "\q" .`,
		`<urn:x:s> <urn:x:p> "\u12" .`,
		`<urn:x:s> <urn:x:p> "\uD83D\uDD4A" .`,
		`<urn:x:s> <urn:x:p> "\U00110000" .`,
		`<urn:x:s> <urn:x:p> "o"@ .`,
		`<urn:x:s> <urn:x:p> "o"^^ .`,
		`<urn:x:s> <urn:x:p> "o"^^<` + vocab.LangString + `> .`,
		`<urn:x:s> <urn:x:p> o .`,
		`<urn:x:s> "p" <urn:x:o> .`,
		`"s" <urn:x:p> <urn:x:o> .`,
		`<urn:x:s> _:p <urn:x:o> .`,
		`<urn:x:s> <urn:x:p> <urn:x:o> "l" .`,
		`<s> <urn:x:p> <urn:x:o> .`,
		`<urn:x:s s> <urn:x:p> <urn:x:o> .`,
		`<urn:x:\u003E> <urn:x:p> <urn:x:o> .`,
		`<urn:x:\n> <urn:x:p> <urn:x:o> .`,
		`_: <urn:x:p> <urn:x:o> .`,
		"<urn:x:s> <urn:x:p> \"a\rb\" .",
		"<urn:x:s> <urn:x:p> \"\xff\" .",
		"\ufeff<urn:x:s> <urn:x:p> <urn:x:o> .",
	} {
		if got, err := read(line); !errors.Is(err, quads.ErrSyntax) || !strings.Contains(err.Error(), "line 1: ") {
			t.Errorf("%s: got %v, %v, want a syntax error in line 1", line, got, err)
		}
	}
}

func TestReadNQuadsReportsABrokenSource(t *testing.T) {
	broken := errors.New("connection lost")
	source := io.MultiReader(strings.NewReader("<urn:x:s> <urn:x:p> <urn:x:o> .\n<urn:x:s> "), iotest.ErrReader(broken))
	n, last := 0, error(nil)
	for _, err := range quads.ReadNQuads(source) {
		n, last = n+1, err
	}
	if n != 2 || !errors.Is(last, broken) {
		t.Errorf("item %d: got %v, want one quad and then the source's error", n, last)
	}
}

// FuzzReadNQuads: whatever is read can be written and is then read as the same.
func FuzzReadNQuads(f *testing.F) {
	for _, facts := range graphtest.Facts() {
		qs, err := quads.Encode(facts)
		if err != nil {
			f.Fatal(err)
		}
		var b bytes.Buffer
		if err := quads.WriteNQuads(&b, slices.Values(qs[:min(len(qs), 20)])); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Add("_:a <urn:x:p> \"\\u0041\\\\\"^^<urn:x:\\U0001F54A> _:b.c.#\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		want, _ := read(text)
		got, err := read(write(t, want))
		if err != nil || len(got) != len(want) {
			t.Fatalf("%d quads written, %d read: %v", len(want), len(got), err)
		}
		for i := range got {
			if quad.StringOf(got[i].Object) != quad.StringOf(want[i].Object) || got[i].Subject != want[i].Subject {
				t.Errorf("wrote %v, read %v", want[i], got[i])
			}
		}
	})
}

// TestRapperReadsNQuads asks a parser that is not ours. It is skipped where raptor2-utils is not installed.
func TestRapperReadsNQuads(t *testing.T) {
	rapper, err := exec.LookPath("rapper")
	if err != nil {
		t.Skip("rapper is not installed")
	}
	var all []quad.Quad
	for _, f := range graphtest.Facts() {
		all = append(all, encode(t, f)...)
	}
	for seed := range uint64(20) {
		all = append(all, encode(t, graphtest.Random(rand.New(rand.NewPCG(seed, 0)), fmt.Sprint(seed)))...)
	}
	cmd := exec.Command(rapper, "-q", "-i", "nquads", "-o", "nquads", "-", "urn:x:base")
	cmd.Stdin = strings.NewReader(write(t, all))
	var out, warnings bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &warnings
	if err := cmd.Run(); err != nil || warnings.Len() > 0 {
		t.Fatalf("rapper: %v\n%s", err, warnings.String())
	}
	got, err := read(out.String())
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, quads.Compare)
	slices.SortFunc(got, quads.Compare)
	if !slices.Equal(got, all) {
		t.Errorf("rapper gives back other quads: %d, not %d", len(got), len(all))
	}
}
