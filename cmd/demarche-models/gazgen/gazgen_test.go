package gazgen

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	committed = "../../../loaders/nlp/gazetteer/data"
	overrides = "../../../loaders/nlp/gazetteer/overrides"
)

// sharedData returns the directory of the public data: under DEMARCHE_TEST_SHARED,
// or in a directory "shared" beside one of those above.
func sharedData(t *testing.T) string {
	t.Helper()
	candidates := []string{os.Getenv("DEMARCHE_TEST_SHARED")}
	if candidates[0] == "" {
		candidates = nil
		for dir := ".."; len(dir) < 40; dir = filepath.Join("..", dir) {
			candidates = append(candidates, filepath.Join(dir, "shared"))
		}
	}
	for _, c := range candidates {
		if info, err := os.Stat(filepath.Join(c, "data", "gazetteers")); err == nil && info.IsDir() {
			return filepath.Join(c, "data")
		}
	}
	t.Skip("no shared data: set DEMARCHE_TEST_SHARED to rebuild the gazetteer and compare it with what is committed")
	return ""
}

// TestFresh makes the tables anew and compares them with the committed ones.
func TestFresh(t *testing.T) {
	result, err := Generate(Sources{Data: os.DirFS(sharedData(t)), Overrides: os.DirFS(overrides)})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range result.Names() {
		have, err := os.ReadFile(filepath.Join(committed, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, result.Files[name]) {
			t.Errorf("%s is not what its sources give: run demarche-models gazetteer", name)
		}
	}
	files, err := os.ReadDir(committed)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(result.Files) {
		t.Errorf("%d files committed, %d made", len(files), len(result.Files))
	}
}

func TestGenerateWithoutSources(t *testing.T) {
	_, err := Generate(Sources{Data: fstest.MapFS{}, Overrides: os.DirFS(overrides)})
	if !errors.Is(err, ErrSource) || !strings.Contains(err.Error(), factbookDir) {
		t.Errorf("error = %v, want one that names %q", err, factbookDir)
	}
	broken := fstest.MapFS{factbookDir + "/asia/ja.json": {Data: []byte(`{"Government": {`)}}
	_, err = Generate(Sources{Data: broken, Overrides: fstest.MapFS{}})
	if err == nil || !strings.Contains(err.Error(), "asia/ja.json") {
		t.Errorf("error = %v, want one that names the cut-off file", err)
	}
	empty := fstest.MapFS{factbookDir + "/asia/ja.json": {Data: []byte(`{}`)}}
	_, err = Generate(Sources{Data: empty, Overrides: fstest.MapFS{}})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), codesFile) {
		t.Errorf("error = %v, want one that names the missing %q", err, codesFile)
	}
}

func TestDemonyms(t *testing.T) {
	tests := map[string][]string{
		"Japanese (singular and plural)":                           {"Japanese"},
		"Dane(s)":                                                  {"Dane", "Danes"},
		"Frenchman(men), Frenchwoman(women)":                       {"Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"},
		"Manxman (men), Manxwoman (women)":                         {"Manxman", "Manxmen", "Manxwoman", "Manxwomen"},
		"Briton(s), British (collective plural)":                   {"Briton", "Britons", "British"},
		"Lao(s) or Laotian(s)":                                     {"Lao", "Laos", "Laotian", "Laotians"},
		"Swati; note - former term, Swazi, still used":             {"Swati"},
		"Wallisian(s), Futunan(s), or Wallis and Futuna Islanders": {"Wallisian", "Wallisians", "Futunan", "Futunans", "Wallis and Futuna Islanders"},
		"none":                                   nil,
		"NA (US citizens)":                       nil,
		"":                                       nil,
		"Motswana (singular), Batswana (plural)": {"Motswana", "Batswana"},
	}
	for in, want := range tests {
		if got := demonyms(in); !reflect.DeepEqual(got, want) {
			t.Errorf("demonyms(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTitleName(t *testing.T) {
	tests := map[string]string{
		"Abdel Fattah EL-SISI":         "Abdel Fattah el-Sisi",
		"Mohammed al-MANFI":            "Mohammed al-Manfi",
		"Denis SASSOU-Nguesso":         "Denis Sassou-Nguesso",
		"CHARLES III":                  "Charles III",
		"Peter O'NEILL":                "Peter O'Neill",
		"Donald J. TRUMP":              "Donald J. Trump",
		"Américo d'Oliveira DOS RAMOS": "Américo d'Oliveira dos Ramos",
		"YAMANDÚ ORSI":                 "Yamandú Orsi",
		"B.J. HABIBIE":                 "B.J. Habibie",
		"":                             "",
	}
	for in, want := range tests {
		if got := titleName(in); got != want {
			t.Errorf("titleName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseHolder(t *testing.T) {
	titles := [][]string{{"Transition Prime Minister", "Prime Minister"}, {"Supreme Council", "-"}, {"Prime Minister", "Prime Minister"}, {"President", "President"}, {"King", "King"}}
	tests := []struct {
		text string
		want leader
		ok   bool
	}{
		{"Prime Minister Sanae TAKAICHI (since 21 October 2025)", leader{name: "Sanae Takaichi", family: "Takaichi", office: "Prime Minister", start: "2025-10"}, true},
		{"President XI Jinping (since 14 March 2013)", leader{name: "Xi Jinping", family: "Xi", office: "President", start: "2013-03"}, true},
		{"President Denis SASSOU-Nguesso (since 1997)", leader{name: "Denis Sassou-Nguesso", family: "Sassou-Nguesso", office: "President", start: "1997"}, true},
		{"Transition Prime Minister Gen. Abdoulaye MAIGA (since April 2018); note", leader{name: "Abdoulaye Maiga", family: "Maiga", office: "Prime Minister", start: "2018-04"}, true},
		{"King CHARLES III (since 8 September 2022); represented by nobody", leader{name: "Charles III", family: "Charles", office: "King", start: "2022-09"}, true},
		{"President Luiz Inácio LULA da Silva (since 1 January 2023)", leader{name: "Luiz Inácio Lula da Silva", family: "Lula", office: "President", start: "2023-01"}, true},
		{"President Surangel WHIPPS, Jr. (since 21 January 2021)", leader{name: "Surangel Whipps Jr.", family: "Whipps", office: "President", start: "2021-01"}, true},
		{"President of the Assembly Ann OTHER (since 2020)", leader{}, false},
		{"President (vacant)", leader{}, false},
		{"Supreme Council Ann OTHER (since 2020)", leader{}, false},
		{"Ann OTHER (since 2020)", leader{}, false},
		{"", leader{}, false},
	}
	for _, tt := range tests {
		got, ok := parseHolder(tt.text, titles)
		if ok != tt.ok || ok && !reflect.DeepEqual(got, tt.want) {
			t.Errorf("parseHolder(%q) = %+v, %v; want %+v, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}

func TestCountryCode(t *testing.T) {
	names := map[string]string{"Islamic Republic of Iran": "IR", "Taiwan": "TW", "Holy See": "VA", "Congo": "CG", "Democratic Republic of the Congo": "CD", "US Virgin Islands": "VI"}
	tests := map[string]string{
		"Iran, Islamic Republic of": "IR", "Taiwan, Province of China": "TW", "Holy See (Vatican City State)": "VA",
		"Congo": "CG", "Congo, The Democratic Republic of the": "CD", "Virgin Islands, U.S.": "VI",
		"No country found for alpha-2 code: XK": "XK", "United States": "US", "Atlantis": "", "": "",
	}
	for in, want := range tests {
		if got := countryCode(names, in); got != want {
			t.Errorf("countryCode(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestChangeList(t *testing.T) {
	for values, want := range map[string][]string{"+c;d": {"a", "b", "c", "d"}, "-a": {"b"}, "x;y": {"x", "y"}, "": nil} {
		if got := changeList([]string{"a", "b"}, values); !reflect.DeepEqual(got, want) {
			t.Errorf("changeList(%q) = %q, want %q", values, got, want)
		}
	}
}

func TestOverrideErrors(t *testing.T) {
	tests := map[string]string{
		"# only a comment\nname\tkind\n":  "columns are",
		"name\tchange\nAnn\tadd\tagain\n": "line 2: 3 cells, want 2",
	}
	for content, want := range tests {
		g := &generation{src: Sources{Overrides: fstest.MapFS{"x.tsv": {Data: []byte(content)}}}}
		if _, err := g.override("x.tsv", "name", "change"); !errors.Is(err, ErrSource) || !strings.Contains(err.Error(), want) {
			t.Errorf("override %q: error = %v, want %q", content, err, want)
		}
	}
	g := &generation{src: Sources{Overrides: fstest.MapFS{}}}
	if _, err := g.override("x.tsv", "name"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing override: error = %v", err)
	}
	if err := new(country).override("colour", "red"); !errors.Is(err, ErrSource) {
		t.Errorf("unknown field: error = %v", err)
	}
}

func TestWriteTableRefusesWhatCannotBeReadBack(t *testing.T) {
	for _, cell := range []string{"a\tb", "a\nb", " a", "e\u0301"} {
		g := &generation{result: &Result{Files: map[string][]byte{}, Counts: map[string]int{}}}
		if err := g.writeTable("x.tsv", []string{"name"}, [][]string{{cell}}); !errors.Is(err, ErrSource) {
			t.Errorf("cell %q: error = %v", cell, err)
		}
	}
}

func TestWriteTableSortsAndDropsDoubles(t *testing.T) {
	g := &generation{result: &Result{Files: map[string][]byte{}, Counts: map[string]int{}}}
	if err := g.writeTable("x.tsv", []string{"name"}, [][]string{{"b"}, {"a"}, {"b"}}); err != nil {
		t.Fatal(err)
	}
	if got, want := string(g.result.Files["x.tsv"]), "name\na\nb\n"; got != want {
		t.Errorf("table = %q, want %q", got, want)
	}
}

func TestClean(t *testing.T) {
	tests := map[string]string{
		"C&ocirc;te d&rsquo;Ivoire": "Côte d'Ivoire", "<b>note:</b>\u00a0 x": "note: x", "e\u0301": "é", "  a \n b ": "a b", "": "",
	}
	for in, want := range tests {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReadActorLine(t *testing.T) {
	g := &generation{}
	for _, line := range []string{"+ORPHAN_", "\t[GBRGOV 790504-901128]", "JAPAN_  [JPN]", "+TOKYO_", "ANN_OTHER_", "\t[GBRELI <790504]", "\t[GBRGOV 790504-901128]", "\t[broken"} {
		g.readActorLine(line)
	}
	want := []actor{
		{names: []string{"JAPAN", "TOKYO"}, folded: "JAPAN", roles: []role{{alpha3: "JPN"}}, places: true},
		{names: []string{"ANN OTHER"}, folded: "ANN OTHER", roles: []role{{alpha3: "GBR", start: "790504"}, {alpha3: "GBR", start: "790504"}}},
	}
	if !reflect.DeepEqual(g.actors, want) {
		t.Errorf("actors = %+v, want %+v", g.actors, want)
	}
}
