package overlay_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/overlay"
)

// words is an overlay of files.
func words(t testing.TB, files map[string]string) *overlay.Overlay {
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
	o, err := overlay.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// reader reads with an overlay of files.
func reader(t testing.TB, files map[string]string) *english.Reader {
	t.Helper()
	r, err := english.NewWith(english.Options{Overlay: words(t, files)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// extract reads an article of March 4, 2021.
func extract(t testing.TB, r *english.Reader, text string) *graph.Facts {
	t.Helper()
	f, err := r.Extract(t.Context(), graph.Article{Text: text, Published: "2021-03-04", URL: "https://news.example/a"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// people of a text, or whatever else is named, by class and name.
func entities(f *graph.Facts) []string {
	var list []string
	for _, e := range f.Entities {
		list = append(list, string(e.Class)+" "+e.Name)
	}
	return list
}

// one is the ID of the one entity of a class and name.
func one(t testing.TB, f *graph.Facts, entity string) graph.ID {
	t.Helper()
	list := entities(f)
	at := slices.Index(list, entity)
	if at < 0 || slices.Contains(list[at+1:], entity) {
		t.Fatalf("entities %q, want one %q", list, entity)
	}
	return f.Entities[at].ID
}

func TestAnAliasIsItsBearer(t *testing.T) {
	r := reader(t, map[string]string{
		"names.tsv":   "Jane Harlow\tPerson\nHarbour Board\tOrganization\tNorway\nMeridia\tCountry\n",
		"aliases.tsv": "Iron Jane\tJane Harlow\nthe Quay Lords\tHarbour Board\nOld Ally\tUnited States\n",
	})
	a := extract(t, r, "Iron Jane asked Meridia to leave. The Quay Lords praised Old Ally.")
	b := extract(t, r, "Jane Harlow asked Kenya to leave. The Harbour   Board praised the United States.")
	for _, e := range []string{"Person Jane Harlow", "Organization Harbour Board", "Country United States"} {
		if x, y := one(t, a, e), one(t, b, e); x != y {
			t.Errorf("%s is %s by the alias and %s by the name", e, x, y)
		}
	}
	one(t, a, "Country Meridia")
	for _, e := range a.Entities {
		if e.Class == graph.ClassCountry && e.Name == "United States" && (e.Alpha2 != "US" || e.Alpha3 != "USA") {
			t.Errorf("%+v", e)
		}
	}
}

// What others wrote down comes to the same nodes as what is read.
func TestFactsOfOthersComeToTheSameNodes(t *testing.T) {
	files := map[string]string{
		"names.tsv":   "Harbour Board\tOrganization\tNorway\nJane Harlow\tPerson\n",
		"aliases.tsv": "Quay Lords\tHarbour Board\nIJ\tJane Harlow\nOld Ally\tUnited States\n",
	}
	read := extract(t, reader(t, files), "The Quay Lords asked Old Ally to leave. IJ left.")
	told := facts(
		graph.Entity{ID: "urn:demarche:organization:quay-lords", Class: graph.ClassOrganization, Name: "Quay Lords"},
		graph.Entity{ID: "urn:demarche:country:old-ally", Class: graph.ClassCountry, Name: "Old Ally"},
		graph.Entity{ID: "urn:demarche:person:ij", Class: graph.ClassPerson, Name: "IJ"},
		graph.Entity{ID: "urn:demarche:place:quay-lords", Class: graph.ClassPlace, Name: "Quay Lords"})
	words(t, files).Apply(told)
	for _, e := range []string{"Organization Harbour Board", "Country United States", "Person Jane Harlow"} {
		if x, y := one(t, read, e), one(t, told, e); x != y {
			t.Errorf("%s is %s where it is read and %s where it is told", e, x, y)
		}
	}
	one(t, told, "Place Quay Lords") // an alias of an organization says nothing of a place
}

// facts of an article in which each entity asks the first for something.
func facts(entities ...graph.Entity) *graph.Facts {
	a := graph.Article{URL: "https://news.example/a", Title: "t", Language: "en", Text: "They asked. "}
	a.ID = graph.ArticleID(&a)
	f := &graph.Facts{Article: a, Entities: entities}
	ev := []graph.Evidence{{Article: a.ID, Span: graph.Span{Start: 0, End: 11}}}
	for i, e := range entities {
		f.Events = append(f.Events, graph.Event{ID: graph.ScopedID(graph.ClassEvent, a.ID, string(rune('a'+i))), Type: graph.Appeal,
			Source: []graph.ID{e.ID}, Target: []graph.ID{entities[0].ID}, AttributedTo: []graph.ID{e.ID, entities[0].ID},
			Polarity: graph.Positive, Modality: graph.Asserted, Evidence: slices.Clone(ev)})
		f.Relations = append(f.Relations, graph.Relation{ID: graph.ScopedID(graph.ClassRelation, a.ID, string(rune('a'+i))),
			Type: graph.AffiliatedWith, Subject: e.ID, Object: entities[len(entities)-1].ID, Evidence: slices.Clone(ev)})
	}
	f.Normalize()
	return f
}

// A surname alone belongs to its article, unless the user says whose it is.
func TestASurnameIsWhomTheUserSays(t *testing.T) {
	const text = "Kenyan officials met Mr. Harlow in Oslo on Tuesday. A lawmaker accused Mr. Harlow of theft."
	bare := extract(t, reader(t, nil), text)
	at := slices.IndexFunc(bare.Entities, func(e graph.Entity) bool { return strings.HasSuffix(e.Name, "Harlow") })
	if at < 0 || !strings.Contains(string(bare.Entities[at].ID), bare.Article.ID.Key()) {
		t.Fatalf("without an overlay: %+v", bare.Entities)
	}
	f := extract(t, reader(t, map[string]string{"one.tsv": "Jane Harlow\t" + bare.Entities[at].Name + "\n"}), text)
	if got := f.Entities[at].ID; got != graph.EntityID(graph.ClassPerson, "Jane Harlow", "") {
		t.Errorf("with one, Harlow is %q", got)
	}
	for _, e := range f.Entities {
		if e.Group && !strings.Contains(string(e.ID), f.Article.ID.Key()) {
			t.Errorf("a group is %q", e.ID)
		}
	}
}

func TestThoseThatAreOneGoByTheFirst(t *testing.T) {
	scoped := graph.ScopedID(graph.ClassPerson, facts().Article.ID, "officials")
	o := words(t, map[string]string{"one.tsv": "Jane Harlow\tJ. Harlow\nJ.  harlow\tJane Voss\n" +
		"urn:demarche:organization:board\turn:demarche:person:board\nurn:demarche:organization:board\t" + string(scoped) + "\nJordan\tTransjordan\n"})
	f := facts(
		graph.Entity{ID: "urn:demarche:person:jane-voss", Class: graph.ClassPerson, Name: "Jane Voss"},
		graph.Entity{ID: "urn:demarche:person:j%2E-harlow", Class: graph.ClassPerson, Name: "J. Harlow"},
		graph.Entity{ID: "urn:demarche:person:board", Class: graph.ClassPerson, Name: "Board"},
		graph.Entity{ID: scoped, Class: graph.ClassPerson, Name: "officials", Group: true},
		graph.Entity{ID: "urn:demarche:person:jordan", Class: graph.ClassPerson, Name: "Jordan"})
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	o.Apply(f)
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	if got, want := entities(f), []string{"Organization Board", "Person Jane Harlow", "Person Jordan"}; !slices.Equal(slices.Sorted(slices.Values(got)), want) {
		t.Fatalf("entities %q, want %q", got, want)
	}
	if id := one(t, f, "Person Jane Harlow"); id != "urn:demarche:person:jane-harlow" || !slices.Equal(f.Events[0].Source, []graph.ID{id}) ||
		!slices.Equal(f.Events[0].AttributedTo, []graph.ID{id}) || len(f.Events) != 5 || len(f.Relations) != 5 {
		t.Errorf("she is %s in %+v", id, f.Events[0])
	}
	again := f.Clone()
	o.Apply(again)
	if !reflect.DeepEqual(f, again) {
		t.Errorf("applied again:\n%+v\nbefore:\n%+v", again, f)
	}
}

func TestWhatHeldBetweenTwoThatAreOneIsDropped(t *testing.T) {
	f := facts(graph.Entity{ID: "urn:demarche:person:a", Class: graph.ClassPerson, Name: "A"}, graph.Entity{ID: "urn:demarche:person:b", Class: graph.ClassPerson, Name: "B"})
	f.Relations = slices.DeleteFunc(f.Relations, func(r graph.Relation) bool { return r.Subject == r.Object })
	words(t, map[string]string{"one.tsv": "A\tB"}).Apply(f)
	if len(f.Relations) != 0 || len(f.Entities) != 1 || f.Validate() != nil {
		t.Errorf("%+v", f)
	}
}

func TestNamesakesAreTwoInTheArticleThatIsNamed(t *testing.T) {
	r := reader(t, map[string]string{"names.tsv": "Jane Harlow\tPerson", "one.tsv": "Jane Harlow\tJ. Harlow\nJane Harlow (actress)\tGlamour Jane",
		"two.tsv": "Jane Harlow\tJane Harlow (actress)\thttps://news.example/a?utm_source=x"})
	const text = "Jane Harlow asked Kenya to leave."
	here := extract(t, r, text)
	there, err := r.Extract(t.Context(), graph.Article{Text: text, URL: "https://news.example/b"})
	if err != nil {
		t.Fatal(err)
	}
	if x, y := one(t, here, "Person Jane Harlow"), one(t, there, "Person Jane Harlow"); x != "urn:demarche:person:jane-harlow~actress" || y != "urn:demarche:person:jane-harlow" {
		t.Errorf("%s here and %s there", x, y)
	}
	if again := extract(t, r, text); !reflect.DeepEqual(here, again) {
		t.Errorf("read again:\n%+v\nbefore:\n%+v", again, here)
	}
}

// The gazetteer joins old names of a country, coreference joins surnames and acronyms, unless the user says otherwise.
func TestTwoStayApart(t *testing.T) {
	const text = "Burma asked Myanmar to leave. Jane Harlow praised Kenya. Harlow praised Norway. She left Chile."
	joined := entities(extract(t, reader(t, map[string]string{}), text))
	apart := extract(t, reader(t, map[string]string{"two.tsv": "Burma\tMyanmar\nJane Harlow\tHarlow\n"}), text)
	if slices.Contains(joined, "Country Burma") || slices.Contains(joined, "Person Harlow") {
		t.Fatalf("entities %q: nothing is joined, so nothing is tested", joined)
	}
	if x, y := one(t, apart, "Country Burma"), one(t, apart, "Country Myanmar"); x == y {
		t.Errorf("both are %s", x)
	}
	whole, surname := one(t, apart, "Person Jane Harlow"), one(t, apart, "Person Harlow")
	for _, e := range apart.Entities {
		for _, m := range e.Mentions {
			if m.Text == "She" && e.ID != surname || m.Text == "Jane Harlow" && e.ID != whole {
				t.Errorf("%q is %s", m.Text, e.ID)
			}
		}
	}
}

func TestTheHolderOfAnOfficeIsFound(t *testing.T) {
	files := map[string]string{"names.tsv": "Harbour Board\tOrganization\nMeridia\tCountry",
		"offices.tsv": "Prime Minister of Norway\tJane Harlow\t2020\t2021-06\nChairman of the Harbour Board\tPeter Voss\t2021-03-05\n" +
			"President of Meridia\tMaria Cruz\n"}
	f := extract(t, reader(t, files), "The prime minister of Norway asked Kenya to leave. The chairman of the Harbour Board praised Chile. "+
		"The president of Meridia rejected the offer. Former Norwegian prime ministers laughed.\n\nJane Harlow left.")
	one(t, f, "Person Jane Harlow")
	one(t, f, "Person Maria Cruz")
	if slices.Contains(entities(f), "Person Peter Voss") {
		t.Errorf("entities %q: Voss was not in office on that day", entities(f))
	}
}

// A longer name stays as it is, and a name ends where a word ends.
func TestAUsersNameIsNotReadIntoOthers(t *testing.T) {
	r := reader(t, map[string]string{"names.tsv": "Chile\tPerson\nNor\tPlace\nO'Neil-Voss Quay\tPlace"})
	d, err := r.Annotate(t.Context(), "The Central Bank of Chile asked Norway to meet Chile near O’Neil-Voss  Quay.", nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, n := range d.Names {
		names = append(names, n.Type.String()+" "+strings.Join(strings.Fields(d.TextOf(n.Range)), " "))
	}
	want := []string{"Organization Central Bank of Chile", "Country Norway", "Person Chile", "Place O’Neil-Voss Quay"}
	if !slices.Equal(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
}

func TestANewVerbTellsAnEvent(t *testing.T) {
	const text = "Norway gazumped Kenya on Tuesday."
	types := func(f *graph.Facts) (list []graph.EventType) {
		for _, e := range f.Events {
			list = append(list, e.Type)
		}
		return list
	}
	without := types(extract(t, reader(t, map[string]string{"names.tsv": ""}), text))
	with := types(extract(t, reader(t, map[string]string{"lexicon/17-coerce.txt": "gazump\tv\ttarget=obj\n"}), text))
	if slices.Contains(without, graph.Coerce) || !slices.Contains(with, graph.Coerce) {
		t.Errorf("events %q without the entry, %q with it", without, with)
	}
}

// FuzzNames reads any text with an overlay: names stand in order, overlap nowhere, and every mention has a name's tokens.
func FuzzNames(f *testing.F) {
	r := reader(f, map[string]string{"names.tsv": "A\tPerson\nA B\tPlace\nB\tOrganization\nA-B's\tAgreement", "aliases.tsv": "C\tA",
		"two.tsv": "A\tA B\nB\tC", "offices.tsv": "President of B\tA\nPresident of the United States\tB D"})
	for _, text := range []string{"A B C said A was B.", "A's A-B's, A B's.", "The president of B met the US president. He left.", "A", "A\u00a0B\n\n B"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := r.Annotate(t.Context(), text, nlp.Meta{Published: "2021-03-04"})
		if err != nil || strings.ContainsRune(text, 0) { // no facts are made of a text with a NUL
			return
		}
		end := 0
		for _, n := range d.Names {
			if n.First < end || n.End <= n.First || n.End > len(d.Tokens) {
				t.Fatalf("names %+v of %q", d.Names, text)
			}
			end = n.End
		}
		for i, e := range d.Entities {
			for _, m := range e.Mentions {
				if d.Mentions[m].Entity != i {
					t.Fatalf("mention %+v of entity %d in %q", d.Mentions[m], i, text)
				}
			}
			if len(e.Mentions) == 0 {
				t.Fatalf("entity %+v without mentions in %q", e, text)
			}
		}
		if _, err := r.Extract(t.Context(), graph.Article{Text: text}); err != nil {
			t.Fatalf("facts of %q: %v", text, err)
		}
	})
}
