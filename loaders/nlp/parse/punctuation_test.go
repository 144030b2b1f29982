package parse

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// document is a sentence of forms between spaces; those without letters are punctuation.
func document(text string) *nlp.Doc {
	d := &nlp.Doc{Text: text}
	at := 0
	for form := range strings.SplitSeq(text, " ") {
		tok := nlp.Token{Start: uint32(at), End: uint32(at + len(form)), Head: nlp.NoHead, UPOS: nlp.NOUN}
		if strings.ToLower(form) == strings.ToUpper(form) {
			tok.UPOS = nlp.PUNCT
		}
		d.Tokens = append(d.Tokens, tok)
		at += len(form) + 1
	}
	return d
}

// built parses a sentence by actions S, L and R, and prints the heads of its punctuation.
func built(t *testing.T, d *nlp.Doc, actions string) string {
	t.Helper()
	whole := nlp.Range{First: 0, End: len(d.Tokens)}
	var s State
	s.Load(d, whole)
	for _, c := range actions {
		a := Action(strings.IndexRune("SLR", c))
		if !s.Legal(a) {
			t.Fatalf("%q: action %c is not legal", d.Text, c)
		}
		s.Apply(a, nlp.Dep)
	}
	if !s.Done() {
		t.Fatalf("%q: %s is not all", d.Text, actions)
	}
	s.write(d)
	s.punctuate(d, whole)
	var out []string
	for i, tok := range d.Tokens {
		if tok.UPOS == nlp.PUNCT {
			out = append(out, d.Form(i)+d.Form(int(tok.Head)))
		}
	}
	return strings.Join(out, " ")
}

func TestPunctuation(t *testing.T) {
	for _, c := range []struct{ text, actions, want string }{
		{"envoy ( lawyer ) left , he said .", "SSRLSSLLS", "(lawyer )lawyer ,left .said"},
		{"Monday , rebels left", "SSLLS", ",Monday"},
		{"he left , saying so", "SLSSSRR", ",saying"},
		{"\" we pay , \" they said .", "SLSSLLS", "\"said ,pay \"pay .said"},
		{"apples , pears , and figs", "SSRSLSR", ",pears ,figs"},
		{"( yes )", "S", "(yes )yes"},
		{") yes (", "S", ")yes (yes"},
		{"a ( b ) ( c ) d", "SSRSRSR", "(b )b (c )c"},
	} {
		if got := built(t, document(c.text), c.actions); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestKindsOfMarks(t *testing.T) {
	for form, want := range map[string]gap{",": comma, "“": quote, "''": quote, "[": bracket, "--": dash, "—": dash, ";": colon, "...": stop, "*": other, "": other} {
		if got := kindOf(form); got != want {
			t.Errorf("kind of %q is %d, want %d", form, got, want)
		}
	}
}

func TestHashesOfForms(t *testing.T) {
	long := strings.Repeat("x", 500)
	for _, same := range [][2]string{{"US", "us"}, {"1999", "2019"}, {long + "a" + long, long + "b" + long}} {
		if hashForm(same[0]) != hashForm(same[1]) {
			t.Errorf("%.20q and %.20q differ", same[0], same[1])
		}
	}
	if hashForm("ab") == hashForm("ba") || hashForm("é") == hashForm("e") || hashForm("x"+long) == hashForm(long+"y") {
		t.Error("different forms are the same")
	}
}

func TestLegalActions(t *testing.T) {
	d := document("a b")
	var s State
	s.Load(d, nlp.Range{First: 0, End: 2})
	for _, step := range []struct {
		do    Action
		legal string
	}{{Shift, "S"}, {Shift, "SL"}, {Right, "R"}} {
		legal := ""
		for a := Shift; a < Actions; a++ {
			if s.Legal(a) {
				legal += string("SLR"[a])
			}
		}
		forced, only := s.Forced()
		if legal != step.legal || only != (len(legal) == 1) || only && !s.Legal(forced) {
			t.Errorf("legal %s, forced %v %t; want %s", legal, forced, only, step.legal)
		}
		s.Apply(step.do, nlp.Dep)
	}
	if !s.Done() || s.Head(2) != 1 || s.Rel(2) != nlp.Dep || s.Legal(Actions) {
		t.Errorf("head of b %d by %v", s.Head(2), s.Rel(2))
	}
}
