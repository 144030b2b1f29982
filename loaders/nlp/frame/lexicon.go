package frame

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// entry is a line of the lexicon: how one verb or noun tells an event. Its keys are described in lexicon/README.md.
type entry struct {
	lemma    string
	particle string // "on" of call_on, "place" of take_place
	class    string
	needs    []string
	subjects []string // heads that the subject may have
	objects  []string // heads that the object may have
	comp     []string // words that must be in the predicate of the object
	source   []string // where the doer stands, the subject by default
	targets  []string
	content  []string
	recip    bool
	retells  bool
	where    string // file:line, for messages
	rules    *[readingCount]string
}

// Words are lexicon files of a user's, beside the built-in ones.
type Words struct {
	Name  string // what messages call the folder that holds them
	Files fs.FS  // holds families of the same names and format, such as lexicon/10-demand.txt; any may be missing
}

// lexicon is the event lexicon in memory.
type lexicon struct {
	verbs, nouns, adjectives map[string][]entry
	lemmas                   map[string]string          // regular inflections of the verbs -> verb
	light                    map[string]map[string]bool // kind -> lemmas that lend nouns their event
	denials                  map[string]map[string]bool // kind -> lemmas
	heads                    map[string]map[string]bool // kind -> nouns
	speech                   map[string]map[string]bool // kind -> words by which saying something does something
	governors                map[string]map[string]bool // kind -> what governs a verb that is told with it
}

// families maps the files to their CAMEO root classes, in the order in which the entries of one lemma are tried: what is
// said of few objects or subjects first. A request denied is refused before a report is denied, a leader removed by a
// coup is no dismissal.
var families = []struct{ file, class string }{
	{"02-appeal", "APPEAL"}, {"03-intend", "INTEND"}, {"04-consult", "CONSULT"}, {"05-endorse", "ENDORSE"},
	{"06-cooperate", "COOPERATE"}, {"07-aid", "AID"}, {"08-yield", "YIELD"}, {"09-investigate", "INVESTIGATE"},
	{"10-demand", "DEMAND"}, {"12-reject", "REJECT"}, {"11-disapprove", "DISAPPROVE"}, {"13-threaten", "THREATEN"},
	{"14-protest", "PROTEST"}, {"15-posture", "POSTURE"}, {"20-mass-violence", "MASS_VIOLENCE"}, {"18-assault", "ASSAULT"},
	{"16-reduce", "REDUCE"}, {"17-coerce", "COERCE"}, {"19-fight", "FIGHT"}, {"01-state", "STATE"},
}

// lexiconFolder is where the families are, in the program and in a user's folder of words.
const lexiconFolder = "lexicon/"

// loadLexicon reads the built-in files and the families of users' words. Those come first, the last of them before the
// others, so that their entries are tried before others of the same lemma.
func loadLexicon(builtin fs.FS, words ...Words) (*lexicon, error) {
	l := &lexicon{verbs: map[string][]entry{}, nouns: map[string][]entry{}, adjectives: map[string][]entry{}}
	all := append(slices.Clone(words), Words{Files: builtin})
	slices.Reverse(all[:len(words)])
	for _, w := range all {
		for _, f := range families {
			if err := l.loadFamily(w, lexiconFolder+f.file+".txt", f.class); err != nil {
				return nil, err
			}
		}
	}
	l.index()
	var err error
	if l.light, err = loadKinds(builtin, "lexicon/light-verbs.txt"); err != nil {
		return nil, err
	}
	if l.denials, err = loadKinds(builtin, "lexicon/denials.txt"); err != nil {
		return nil, err
	}
	if l.governors, err = loadKinds(builtin, "lexicon/governors.txt"); err != nil {
		return nil, err
	}
	if l.heads, err = loadKinds(builtin, "lexicon/heads.txt"); err != nil {
		return nil, err
	}
	l.speech, err = loadKinds(builtin, "lexicon/speech-acts.txt")
	return l, err
}

// eachLine calls f with the tab-separated fields of each line that is not a comment. Users may leave files out.
func eachLine(w Words, name string, f func(where string, fields []string) error) error {
	data, err := fs.ReadFile(w.Files, name)
	if errors.Is(err, fs.ErrNotExist) && w.Name != "" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("frame: opening lexicon: %w", err)
	}
	for n, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := f(fmt.Sprintf("%s:%d", path.Join(w.Name, name), n+1), strings.Split(line, "\t")); err != nil {
			return err
		}
	}
	return nil
}

func (l *lexicon) loadFamily(w Words, name, class string) error {
	return eachLine(w, name, func(where string, fields []string) error {
		if len(fields) < 2 || len(fields) > 3 {
			return fmt.Errorf("frame: reading %s: want lemma, pos and keys between tabs", where)
		}
		e := entry{class: class, where: where}
		e.lemma, e.particle, _ = strings.Cut(fields[0], "_")
		if e.lemma == "" || fields[0] != strings.ToLower(fields[0]) || strings.ContainsAny(fields[0], " \u00a0") {
			return fmt.Errorf("frame: reading %s: %q is no lemma: write one dictionary form in lower case, a particle joined by _", where, fields[0])
		}
		if len(fields) == 3 {
			if err := e.setKeys(fields[2]); err != nil {
				return err
			}
		}
		e.rules = rulesOf(strings.TrimPrefix(where, lexiconFolder), fields[1])
		switch fields[1] {
		case "v":
			l.verbs[e.lemma] = append(l.verbs[e.lemma], e)
		case "n":
			l.nouns[e.lemma] = append(l.nouns[e.lemma], e)
		case "a":
			l.adjectives[e.lemma] = append(l.adjectives[e.lemma], e)
		default:
			return fmt.Errorf("frame: reading %s: part of speech %q is none of v, n, a", where, fields[1])
		}
		return nil
	})
}

func (e *entry) setKeys(keys string) error {
	for _, kv := range strings.Fields(keys) {
		key, value, ok := strings.Cut(kv, "=")
		if !ok || value == "" {
			return fmt.Errorf("frame: reading %s: %q is not key=value", e.where, kv)
		}
		switch key {
		case "needs":
			e.needs = strings.Split(value, ",")
		case "subj":
			e.subjects = strings.Split(value, ",")
		case "comp":
			e.comp = strings.Split(value, ",")
		case "source":
			e.source = strings.Split(value, ",")
		case "obj":
			e.objects = strings.Split(value, ",")
		case "target":
			e.targets = strings.Split(value, ",")
		case "content":
			e.content = strings.Split(value, ",")
		case "recip":
			e.recip = value == "yes"
		case "retells":
			e.retells = value == "yes"
		default:
			return fmt.Errorf("frame: reading %s: unknown key %q; known are needs, subj, obj, comp, source, target, content, recip, retells", e.where, key)
		}
	}
	return nil
}

// loadKinds reads a file of kinds and lemmas.
func loadKinds(files fs.FS, name string) (map[string]map[string]bool, error) {
	kinds := map[string]map[string]bool{}
	err := eachLine(Words{Files: files}, name, func(where string, fields []string) error {
		if len(fields) != 2 {
			return fmt.Errorf("frame: reading %s: want a kind, a tab and lemmas", where)
		}
		if kinds[fields[0]] == nil {
			kinds[fields[0]] = map[string]bool{}
		}
		for _, lemma := range strings.Fields(fields[1]) {
			kinds[fields[0]][lemma] = true
		}
		return nil
	})
	return kinds, err
}

func (e entry) wants(what string) bool { return slices.Contains(e.needs, what) }
