package overlay

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// Overlay is what folders say, checked. It is immutable and safe for concurrent use.
type Overlay struct {
	gazetteer *gazetteer.Gazetteer
	folders   []string           // that have a lexicon
	bearers   map[string]bearer  // by key: the names, the holders of offices, and the aliases as whom they stand for
	aliases   map[string]bearer  // by key: of those, the aliases
	forms     trie               // the surface forms of the bearers
	apart     map[string]keys    // by key: the names that are somebody else
	offices   map[string][]term  // by officeKey
	elsewhere map[string][]other // by key or ID: who it is in some articles
	others    keys               // the nodes of those others: they do not go by their plain name
	one       map[string]string  // by node: what those that are one go by, a name or an ID
}

// bearer is who or what a name stands for.
type bearer struct {
	class   graph.Class
	name    string
	country string // alpha-2 code, "" for none
	place   string // the line that says so, "" for the gazetteer
}

// keys is a set of keys.
type keys map[string]bool

// key is a name in the form in which names are compared, which is that of the graph's IDs: without regard to case,
// spaces and hyphens.
func key(name string) string { return graph.EntityID(graph.ClassOther, name, "").Key() }

// loader reads the folders into an Overlay.
type loader struct {
	*Overlay
	wrong    Error
	unions   []decision
	twos     []decision
	aliasOf  map[string]decision // key of an alias -> alias and name
	aliasing []decision          // the same, in the order of the files
	officing []officeRow
}

// Load reads folders, in their order. Without folders there is no overlay, which is nil. The error is an *Error with
// all that is wrong.
func Load(folders ...string) (*Overlay, error) {
	if len(folders) == 0 {
		return nil, nil
	}
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	return read(g, folders)
}

// read is Load with a gazetteer.
func read(g *gazetteer.Gazetteer, folders []string) (*Overlay, error) {
	l := &loader{aliasOf: map[string]decision{}, Overlay: &Overlay{gazetteer: g, bearers: map[string]bearer{}, aliases: map[string]bearer{},
		apart: map[string]keys{}, offices: map[string][]term{}, elsewhere: map[string][]other{}, others: keys{}}}
	for i, folder := range folders {
		if slices.Contains(folders[:i], folder) {
			continue
		}
		l.folder(folder)
	}
	l.resolveHolders() // first: aliases may stand for holders
	l.resolveAliases()
	l.resolveOffices()
	l.decide()
	if len(l.wrong.Problems) > 0 {
		return nil, &l.wrong
	}
	return l.Overlay, nil
}

// The files of a folder.
const (
	namesFile   = "names.tsv"
	officesFile = "offices.tsv"
	aliasesFile = "aliases.tsv"
	oneFile     = "one.tsv"
	twoFile     = "two.tsv"
	lexiconDir  = "lexicon"
)

// contents is what a folder may hold, for messages.
const contents = namesFile + ", " + officesFile + ", " + aliasesFile + ", " + oneFile + ", " + twoFile + " and the folder " + lexiconDir

func (l *loader) folder(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		l.problem(folder, "cannot be read as a folder (%v): name a folder that holds some of %s", cause(err), contents)
		return
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch e.Name() {
		case namesFile:
			l.table(path, 2, 3, "a name, a type and perhaps a country", l.nameRow)
		case officesFile:
			l.table(path, 2, 4, "an office, its holder and perhaps the dates from and to", l.officeRow)
		case aliasesFile:
			l.table(path, 2, 2, "an alias and the name it stands for", l.aliasRow)
		case oneFile:
			l.table(path, 2, 2, "two names or ids that are one", l.oneRow)
		case twoFile:
			l.table(path, 2, 3, "two names or ids, and perhaps the article in which the first is the second", l.twoRow)
		case lexiconDir:
			l.lexicon(folder, path)
		default:
			if !beside(e.Name()) {
				l.problem(path, "no file of an overlay: it holds %s; rename or remove it", contents)
			}
		}
	}
}

// beside reports whether a file may lie in a folder without being part of it: notes, hidden files, editors' copies.
func beside(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "README") || strings.HasSuffix(name, "~")
}

// lexicon checks the names and sizes of the lexicon's files; package frame reads them.
func (l *loader) lexicon(folder, path string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		l.problem(path, "cannot be read as a folder (%v): it holds files such as 10-demand.txt", cause(err))
		return
	}
	families := lexiconFiles()
	for _, e := range entries {
		file := filepath.Join(path, e.Name())
		if beside(e.Name()) {
			continue
		}
		if !slices.Contains(families, e.Name()) {
			l.problem(file, "no file of the event lexicon: one a class, called %s", strings.Join(families, ", "))
			continue
		}
		l.content(file)
	}
	l.folders = append(l.folders, folder)
}

// lexiconFiles are the names of the lexicon's files: "10-demand.txt".
func lexiconFiles() []string {
	var names []string
	for _, t := range graph.EventTypes() {
		names = append(names, t.CAMEO()+"-"+strings.ReplaceAll(strings.ToLower(string(t)), "_", "-")+".txt")
	}
	return names
}

// Lexicons are the folders that have lexicon files, in the order in which they were given.
func (o *Overlay) Lexicons() []string {
	if o == nil {
		return nil
	}
	return o.folders
}
