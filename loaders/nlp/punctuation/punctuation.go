// Package punctuation gives punctuation its heads, by rule, where words have theirs.
//
//	heads of words (loaders/nlp/neural) ─▶ tree: what each word spans ─▶ marks: whom each mark belongs to ─▶ heads of marks
//
// A mark between two words belongs to the dependent of the innermost arc over it, which is the part of the sentence that
// it sets off; a closing mark to what the opening one belongs to; marks at the ends of a sentence to its root. No arc
// crosses another by that, so that one projective tree of words becomes one of all tokens.
package punctuation

import "github.com/demarche-kg/demarche/loaders/nlp"

// stage is the stage that attaches punctuation.
type stage struct{}

// New is the stage that gives the tokens tagged PUNCT their heads and relations. The words of each sentence, which are
// its other tokens, must be one projective tree.
func New() nlp.Stage { return stage{} }

func (stage) Name() string     { return "punctuation" }
func (stage) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags | nlp.Deps }
func (stage) Gives() nlp.Layer { return nlp.Deps }

// Annotate attaches the punctuation of each sentence of d.
func (stage) Annotate(d *nlp.Doc) error {
	var t tree
	for _, s := range d.Sentences {
		t.load(d, s.Range)
		if t.root == nlp.NoHead {
			marksOnly(d, s.Range)
			continue
		}
		t.attach(d)
	}
	return nil
}

// isMark reports whether a token is punctuation.
func isMark(t nlp.Token) bool { return t.UPOS == nlp.PUNCT }

// marksOnly makes the first mark of a sentence without words its root.
func marksOnly(d *nlp.Doc, r nlp.Range) {
	for i := r.First; i < r.End; i++ {
		d.Tokens[i].Head, d.Tokens[i].Rel = int32(r.First), uint8(nlp.PunctRel)
	}
	if r.Len() > 0 {
		d.Tokens[r.First].Head, d.Tokens[r.First].Rel = nlp.NoHead, uint8(nlp.RootRel)
	}
}
