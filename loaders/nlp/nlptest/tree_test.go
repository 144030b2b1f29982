package nlptest

import (
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

func TestTheChecksOfTreesFindWhatIsWrong(t *testing.T) {
	root, dep := uint8(nlp.RootRel), uint8(nlp.Dep)
	for what, tokens := range map[string][]nlp.Token{
		"two roots":  {{Head: -1, Rel: root}, {Head: -1, Rel: root}},
		"no root":    {{Head: 1, Rel: dep}, {Head: 0, Rel: dep}},
		"a cycle":    {{Head: -1, Rel: root}, {Head: 2, Rel: dep}, {Head: 1, Rel: dep}},
		"a crossing": {{Head: -1, Rel: root}, {Head: 3, Rel: dep}, {Head: 0, Rel: dep}, {Head: 0, Rel: dep}},
		"itself":     {{Head: -1, Rel: root}, {Head: 1, Rel: dep}},
		"outside":    {{Head: -1, Rel: root}, {Head: 2, Rel: dep}},
		"no name":    {{Head: -1, Rel: root}, {Head: 0}},
	} {
		if CheckTree(&nlp.Doc{Tokens: tokens}, nlp.Range{End: len(tokens)}) == nil {
			t.Errorf("%s: nothing found", what)
		}
	}
	good := []nlp.Token{{Head: 1, Rel: dep}, {Head: -1, Rel: root}, {Head: 4, Rel: dep}, {Head: 2, Rel: dep}, {Head: 1, Rel: dep}}
	if err := CheckTree(&nlp.Doc{Tokens: good}, nlp.Range{End: 5}); err != nil {
		t.Errorf("a good tree: %v", err)
	}
}
