package frame

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/graph"
)

// knownNeeds are the constructions that needs= may name beside prepositions.
var knownNeeds = []string{"to", "that", "subj", "should", "ing", "obj", "future"}

var prepositions = []string{
	"about", "against", "along", "among", "around", "as", "at", "before", "behind", "between", "by", "for", "from", "in", "inside",
	"into", "near", "of", "off", "on", "onto", "out", "outside", "over", "through", "to", "toward", "towards", "under", "upon", "with",
}

// lightVerbs may stand in needs= of a noun.
var lightVerbs = []string{"announce", "begin", "call", "carry", "conduct", "continue", "end", "extend", "face", "hold", "impose", "join", "launch", "organise",
	"organize", "plan", "slap", "stage", "start"}

// TestLexicon is the linter of lexicon/*.txt.
func TestLexicon(t *testing.T) {
	l, err := loadLexicon(lexiconFiles)
	if err != nil {
		t.Fatal(err)
	}
	for pos, entries := range map[string]map[string][]entry{"v": l.verbs, "n": l.nouns, "a": l.adjectives} {
		for lemma, list := range entries {
			lintLemma(t, lemma, list)
			for _, e := range list {
				lintEntry(t, pos, e)
			}
		}
	}
	for _, f := range families {
		if !graph.EventType(f.class).Valid() || graph.EventType(f.class).CAMEO() != f.file[:2] {
			t.Errorf("family %s does not fit class %s", f.file, f.class)
		}
	}
	files, err := fs.Glob(lexiconFiles, "lexicon/[0-9]*.txt")
	if err != nil || len(files) != len(families) || len(families) != len(graph.EventTypes()) {
		t.Errorf("%d family files, %d families, %d root classes: there must be one of each (%v)", len(files), len(families), len(graph.EventTypes()), err)
	}
}

// conditional reports whether an entry may fail to apply.
func (e entry) conditional() bool {
	return len(e.needs) > 0 || len(e.subjects) > 0 || len(e.objects) > 0 || len(e.comp) > 0 || e.particle != ""
}

// lintLemma: an entry behind one without conditions can never be taken.
func lintLemma(t *testing.T, lemma string, list []entry) {
	for i, e := range list {
		if !e.conditional() && i != len(list)-1 {
			t.Errorf("%s: %q has no condition but is not its lemma's last; %s is never reached", e.where, lemma, list[i+1].where)
		}
	}
	if lemma != strings.ToLower(lemma) || strings.ContainsAny(lemma, " \t") {
		t.Errorf("%s: %q is no lemma", list[0].where, lemma)
	}
}

func lintEntry(t *testing.T, pos string, e entry) {
	for _, n := range e.needs {
		if !slices.Contains(knownNeeds, n) && !slices.Contains(prepositions, n) && !(pos == "n" && slices.Contains(lightVerbs, n)) {
			t.Errorf("%s: needs=%s: no such construction", e.where, n)
		}
	}
	for _, w := range e.targets {
		if w != "obj" && w != "subj" && w != "content" && !slices.Contains(prepositions, w) {
			t.Errorf("%s: target=%s: no such place", e.where, w)
		}
	}
	for _, w := range e.content {
		if w != "clause" && w != "to" && w != "that" && w != "ing" && w != "obj" && !slices.Contains(prepositions, w) {
			t.Errorf("%s: content=%s: no such phrase", e.where, w)
		}
	}
	for _, w := range e.source {
		if w != "obj" && !slices.Contains(prepositions, w) {
			t.Errorf("%s: source=%s: no such place", e.where, w)
		}
	}
	for _, o := range slices.Concat(e.subjects, e.objects) {
		if strings.HasPrefix(o, "@") && o != "@amount" && objectClasses[o] == 0 {
			t.Errorf("%s: obj= or subj=%s: no such class", e.where, o)
		}
	}
}

func TestABadLexiconLineIsNamed(t *testing.T) {
	for line, want := range map[string]string{
		"ask":                     "want lemma, pos and keys",
		"ask\tx":                  `part of speech "x"`,
		"ask\tv\ttarget":          `"target" is not key=value`,
		"ask\tv\tobject=obj":      `unknown key "object"`,
		"ask\tv\ttarget=obj\tand": "want lemma, pos and keys",
		"\tv\ttarget=obj":         `"" is no lemma`,
		"_on\tv":                  `"_on" is no lemma`,
		"Ask\tv":                  `"Ask" is no lemma`,
		"ask for\tv":              `"ask for" is no lemma`,
	} {
		files := fstest.MapFS{}
		for _, f := range families {
			files["lexicon/"+f.file+".txt"] = &fstest.MapFile{Data: []byte("# empty\n")}
		}
		files["lexicon/02-appeal.txt"] = &fstest.MapFile{Data: []byte("# a comment\n" + line + "\n")}
		_, err := loadLexicon(files)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "02-appeal.txt:2") {
			t.Errorf("line %q: error %v, want one that names 02-appeal.txt:2 and says %s", line, err, want)
		}
	}
}

func TestWordsOfUsersAreTriedFirst(t *testing.T) {
	words := []Words{
		{"mine", fstest.MapFS{"lexicon/12-reject.txt": {Data: []byte("\ufeff# a comment\r\nask\tv\tneeds=to\r\n")}}},
		{"ours", fstest.MapFS{"lexicon/13-threaten.txt": {Data: []byte("ask\tv\tneeds=that\nmoot\tn\n")}}},
	}
	l, err := loadLexicon(lexiconFiles, words...)
	if err != nil {
		t.Fatal(err)
	}
	builtin, err := loadLexicon(lexiconFiles)
	if err != nil {
		t.Fatal(err)
	}
	var classes []string
	for _, e := range l.verbs["ask"][:3] {
		classes = append(classes, e.class)
	}
	if want := []string{"THREATEN", "REJECT", builtin.verbs["ask"][0].class}; !slices.Equal(classes, want) {
		t.Errorf("entries of ask are tried as %q, want %q", classes, want)
	}
	if len(l.verbs["ask"]) != len(builtin.verbs["ask"])+2 || len(l.nouns["moot"]) != 1 || len(builtin.nouns["moot"]) != 0 {
		t.Errorf("nouns %v, entries of ask %v", l.nouns["moot"], l.verbs["ask"])
	}
	words[0].Files.(fstest.MapFS)["lexicon/12-reject.txt"] = &fstest.MapFile{Data: []byte("\nask\tq\n")}
	if _, err := loadLexicon(lexiconFiles, words...); err == nil || !strings.Contains(err.Error(), "mine/lexicon/12-reject.txt:2") {
		t.Errorf("error %v, want one that names mine/lexicon/12-reject.txt:2", err)
	}
}
