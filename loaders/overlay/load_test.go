package overlay

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// folder makes a folder of files.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// load loads a folder that must be fine.
func load(t testing.TB, files map[string]string) *Overlay {
	t.Helper()
	o, err := Load(folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestABadLineIsNamedWithItsRemedy(t *testing.T) {
	type file = map[string]string
	for _, c := range []struct {
		files file
		want  []string // what one problem says
	}{
		{file{"names.tsv": "# fine\n\nHarbour Board"}, []string{"names.tsv:3: 1 cell", "tabs between"}},
		{file{"names.tsv": "Harbour Board  Organization"}, []string{"names.tsv:1: 1 cell", "tabs between"}},
		{file{"names.tsv": "a\tb\tc\td"}, []string{"names.tsv:1: 4 cells"}},
		{file{"names.tsv": "\tOrganization"}, []string{"names.tsv:1: cell 1 is empty", "fill it"}},
		{file{"names.tsv": "Harbour Board\tBody"}, []string{`"Body" is no type`, "Organization"}},
		{file{"names.tsv": "Harbour Board\tOrganization\tAtlantis"}, []string{`no country is called "Atlantis"`, "two-letter code"}},
		{file{"names.tsv": "Meridia\tCountry\tNorway"}, []string{"leave the third cell empty", "aliases.tsv"}},
		{file{"names.tsv": "A\tPerson\na\tPlace"}, []string{"names.tsv:2", "names.tsv:1", "remove one"}},
		{file{"names.tsv": "A\xff\tPerson"}, []string{"names.tsv:1: not UTF-8", "save"}},
		{file{"names.tsv": "A\x00\tPerson"}, []string{"names.tsv:1", "control character"}},
		{file{"names.tsv": strings.Repeat("long ", 100) + "\tPerson"}, []string{"names.tsv:1", "shorten"}},
		{file{"aliases.tsv": "IJ\tIJ"}, []string{"aliases.tsv:1", "stands for itself"}},
		{file{"aliases.tsv": "IJ\tJane Harlow"}, []string{"aliases.tsv:1", `"Jane Harlow"`, "names.tsv"}},
		{file{"aliases.tsv": "IJ\tNorway\nIJ\tKenya"}, []string{"aliases.tsv:2", "aliases.tsv:1", "remove one"}},
		{file{"aliases.tsv": "A\tB\nB\tC\nC\tA"}, []string{"aliases.tsv:1", "circle", "let one"}},
		{file{"names.tsv": "IJ\tPerson", "aliases.tsv": "IJ\tNorway"}, []string{"aliases.tsv:1", "names.tsv:1", "remove one"}},
		{file{"offices.tsv": "Prime Minister of Norway\tJane Harlow\tMay 2019"}, []string{"offices.tsv:1", "2019-07"}},
		{file{"offices.tsv": "Prime Minister of Norway\tJane Harlow\t2019-13"}, []string{"offices.tsv:1", "no date"}},
		{file{"offices.tsv": "Prime Minister of Norway\tJane Harlow\t2020\t2019"}, []string{"offices.tsv:1", "swap"}},
		{file{"offices.tsv": "Chairman\tJane Harlow"}, []string{"offices.tsv:1", "whose office", "Prime Minister of Norway"}},
		{file{"offices.tsv": "Chairman of the Quay\tJane Harlow"}, []string{"offices.tsv:1", "whose office", "names.tsv"}},
		{file{"offices.tsv": "Prime Minister of Norway\tReuters", "names.tsv": "Reuters\tOrganization"}, []string{"offices.tsv:1", "name a person"}},
		{file{"one.tsv": "A\turn:demarche:event:x/y"}, []string{"one.tsv:1", "no id of an entity", "copy it"}},
		{file{"one.tsv": "A\turn:"}, []string{"one.tsv:1", "no id"}},
		{file{"two.tsv": "Jean-Luc\tjean luc"}, []string{"two.tsv:1", "same name", "third cell"}},
		{file{"two.tsv": "A\tA (actress)\tThe Post"}, []string{"two.tsv:1", "no article", "https://"}},
		{file{"two.tsv": "A\tB\thttps://x.example/1\nA\tC\thttps://x.example/1"}, []string{"two.tsv:2", "remove one"}},
		{file{"two.tsv": "A\tB\thttps://x.example/1\nB\tC\thttps://x.example/1"}, []string{"two.tsv:1", "in one line"}},
		{file{"one.tsv": "A\tB\nB\tC", "two.tsv": "A\tC"}, []string{"two.tsv:1", "one.tsv", "remove one"}},
		{file{"one.tsv": "A\turn:demarche:person:b", "two.tsv": "A\tB"}, []string{"two.tsv:1", "one.tsv"}},
		{file{"names.tsv": "N\tPerson", "aliases.tsv": "A\tN", "two.tsv": "A\tN"}, []string{"two.tsv:1", "aliases.tsv"}},
		{file{"alias.tsv": "A\tB"}, []string{"alias.tsv: no file of an overlay", "aliases.tsv"}},
		{file{"lexicon/demand.txt": ""}, []string{"demand.txt", "10-demand.txt"}},
		{file{"lexicon/10-demand.txt": "\xff"}, []string{"10-demand.txt:1", "UTF-8"}},
		{file{"lexicon": ""}, []string{"lexicon: cannot be read"}},
		{file{"names.tsv/a": ""}, []string{"names.tsv: cannot be read"}},
	} {
		_, err := Load(folder(t, c.files))
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: error %v, want an *Error", c.files, err)
			continue
		}
		fits := func(p Problem) bool {
			return !slices.ContainsFunc(c.want, func(w string) bool { return !strings.Contains(p.Error(), w) })
		}
		if len(e.Problems) != 1 || !fits(e.Problems[0]) || strings.Contains(e.Problems[0].Error(), "\n") {
			t.Errorf("%q: %q, want one line that says %q", c.files, e.Problems, c.want)
		}
	}
}

func TestWithoutFoldersThereIsNoOverlay(t *testing.T) {
	if o, err := Load(); o != nil || err != nil || o.Lexicons() != nil {
		t.Errorf("%v, %v", o, err)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "missing")); !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), "name a folder") {
		t.Errorf("error %v, want one that says what to name", err)
	}
}

// Files that lie beside, marks that editors leave, and the same line twice are no faults.
func TestWhatEditorsLeaveIsFine(t *testing.T) {
	o := load(t, map[string]string{"README.md": "x", ".names.tsv.swp": "\xff", "names.tsv~": "x", "lexicon/.keep": "", "lexicon/10-demand.txt": "",
		"names.tsv": "\ufeffHarbour  Board \tmilitary unit\tNorway\t\r\nHarbour Board\tMilitaryUnit\tNO\r\n"})
	if b := o.bearers[key("Harbour Board")]; b.class != "MilitaryUnit" || b.country != "NO" || b.name != "Harbour Board" {
		t.Errorf("%+v", b)
	}
	if len(o.Lexicons()) != 1 {
		t.Errorf("lexicons %q", o.Lexicons())
	}
}

func TestSeveralFoldersAreOne(t *testing.T) {
	names := folder(t, map[string]string{"names.tsv": "Jane Harlow\tPerson"})
	aliases := folder(t, map[string]string{"aliases.tsv": "IJ\tIron Jane\nIron Jane\tJane Harlow"})
	o, err := Load(aliases, names, aliases)
	if err != nil {
		t.Fatal(err)
	}
	if b := o.bearers[key("IJ")]; b.name != "Jane Harlow" {
		t.Errorf("the alias of an alias is %+v", b)
	}
	places := folder(t, map[string]string{"names.tsv": "Jane Harlow\tPlace"})
	if _, err := Load(names, places); !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), places) || !strings.Contains(err.Error(), names) {
		t.Errorf("error %v, want one that names both folders", err)
	}
}

// Of a great many faults the first are told, in order and the same each time.
func TestManyFaultsAreCounted(t *testing.T) {
	var b strings.Builder
	for i := range 5_000 {
		fmt.Fprintf(&b, "a%d\ta%d\n", i, (i+1)%5_000)
	}
	dir := folder(t, map[string]string{"aliases.tsv": b.String(), "names.tsv": strings.Repeat("x\n", 1000)})
	_, first := Load(dir)
	_, second := Load(dir)
	var e *Error
	if !errors.As(first, &e) || len(e.Problems) != maxProblems || e.Omitted != 981 {
		t.Fatalf("%d problems, %d omitted: %.300v", len(e.Problems), e.Omitted, first)
	}
	if first.Error() != second.Error() || !strings.Contains(e.Problems[0].Place, "names.tsv:1") {
		t.Errorf("%.200v\nand then\n%.200v", first, second)
	}
}

// Chains and groups of any length end in time.
func TestHugeFilesAreRead(t *testing.T) {
	const n = 20_000
	var aliases, one, two strings.Builder
	for i := n; i > 0; i-- {
		fmt.Fprintf(&aliases, "a%d\ta%d\n", i, i-1)
		fmt.Fprintf(&one, "b%d\tb%d\n", i, i-1)
		fmt.Fprintf(&two, "c%d\tc%d\n", i, i-1)
	}
	o := load(t, map[string]string{"names.tsv": "a0\tPerson", "aliases.tsv": aliases.String(), "one.tsv": one.String(), "two.tsv": two.String()})
	if o.bearers[key(fmt.Sprint("a", n))].name != "a0" || o.one["b0"] != fmt.Sprint("b", n) {
		t.Errorf("the last of the chain stands for %q, the last of the group is %q", o.bearers[fmt.Sprint("a", n)].name, o.one["b0"])
	}
	path := filepath.Join(t.TempDir(), "names.tsv")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, maxFile+1); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(filepath.Dir(path)); err == nil || !strings.Contains(err.Error(), "MiB") {
		t.Errorf("a file of more than %d bytes: %v", maxFile, err)
	}
}

// The examples of README.md are what it says they are.
func TestTheExamplesOfTheDescriptionLoad(t *testing.T) {
	files, file := map[string]string{}, ""
	for line := range strings.Lines(Format) {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			file, _, _ = strings.Cut(title, ":")
			if strings.HasPrefix(file, lexiconDir) {
				file = "lexicon/05-endorse.txt"
			}
		}
		if example, ok := strings.CutPrefix(line, "    "); ok && file != "" {
			files[file] += example
		}
	}
	if len(files) != 6 {
		t.Fatalf("examples of %d files, want 6", len(files))
	}
	o := load(t, files)
	if b := o.bearers[key("Quay Lords")]; b.name != "Harbour Board" || b.country != "NO" {
		t.Errorf("%+v", b)
	}
	if got, ok := o.holderAt(officeKey("chairman", key("Harbour Board")), "2022-05-01"); !ok || got.name != "Peter Voss" {
		t.Errorf("the chairman is %+v", got)
	}
}

func TestHolderAt(t *testing.T) {
	o := load(t, map[string]string{"offices.tsv": "Prime Minister of Norway\tA B\t2001\t2003-05\nPrime Minister of Norway\tC D\t2003-05-10\t2005\n" +
		"Vice-President of the United States\tE F\n"})
	for date, want := range map[string]string{"2000-12-31": "", "2001-01-01": "A B", "2003-05-09": "A B", "2003-05-11": "", "2003-06": "C D",
		"2003": "", "2005-12-31": "C D", "2006-01-01": "", "": ""} {
		if b, ok := o.holderAt(officeKey("prime  minister", "NO"), date); b.name != want && ok || ok != (want != "") {
			t.Errorf("on %q: %q, %v, want %q", date, b.name, ok, want)
		}
	}
	if b, ok := o.holderAt(officeKey("vice president", "US"), ""); !ok || b.name != "E F" {
		t.Errorf("without any dates: %q, %v", b.name, ok)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("A\tPerson\tNO", "O of A\tB\t2019", "B\tA", "A\tB", "A\tB (c)\thttps://x.example/")
	f.Add("’\tPlace", "of \t of ", "urn:\tx", "urn:demarche:person:a\tA ()", "-\t--")
	g, err := gazetteer.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, names, offices, aliases, one, two string) {
		o, err := read(g, []string{folder(t, map[string]string{"names.tsv": names, "offices.tsv": offices, "aliases.tsv": aliases, "one.tsv": one, "two.tsv": two})})
		var e *Error
		if err != nil && (!errors.As(err, &e) || len(e.Problems) == 0) {
			t.Fatalf("error %v is no list of problems", err)
		}
		if (o == nil) != (err != nil) {
			t.Fatalf("%v and %v", o, err)
		}
		if err != nil && strings.Count(err.Error(), "\n") > maxProblems {
			t.Fatalf("more lines than problems: %q", err)
		}
		if err == nil {
			applyTwice(t, o)
		}
	})
}

// applyTwice applies an overlay to facts about whomever it speaks of: they stay valid, and the second time changes nothing.
func applyTwice(t *testing.T, o *Overlay) {
	t.Helper()
	a := graph.Article{URL: "https://x.example/", Title: "t", Language: "en", Text: "t"}
	a.ID = graph.ArticleID(&a)
	f := &graph.Facts{Article: a}
	seen := map[graph.ID]bool{}
	for _, said := range []map[string]string{o.one, namesOf(o)} {
		for _, k := range slices.Sorted(maps.Keys(said)) {
			for _, class := range []graph.Class{graph.ClassPerson, graph.ClassCountry} {
				e := graph.Entity{ID: graph.EntityID(class, said[k], ""), Class: class, Name: said[k]}
				if !seen[e.ID] {
					f.Entities = append(f.Entities, e)
				}
				seen[e.ID] = true
			}
		}
	}
	f.Normalize()
	if err := f.Validate(); err != nil {
		return // names that no article can have
	}
	o.Apply(f)
	if err := f.Validate(); err != nil {
		t.Fatalf("applied: %v", err)
	}
	again := f.Clone()
	o.Apply(again)
	if !reflect.DeepEqual(f.Entities, again.Entities) {
		t.Fatalf("applied once %+v, twice %+v", f.Entities, again.Entities)
	}
}

func namesOf(o *Overlay) map[string]string {
	names := map[string]string{}
	for k := range o.bearers {
		names[k] = k
	}
	for k := range o.elsewhere {
		names[k] = k
	}
	return names
}
