package gazetteer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// maxBytes bounds what the tables add to the binary.
const maxBytes = 1_500_000

var tables = map[string][]string{
	"countries.tsv":     gazetteer.CountryColumns,
	"regions.tsv":       gazetteer.RegionColumns,
	"cities.tsv":        gazetteer.CityColumns,
	"organizations.tsv": gazetteer.OrganizationColumns,
	"leaders.tsv":       gazetteer.LeaderColumns,
}

func readLines(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(b), "\n") || strings.Contains(string(b), "\r") {
		t.Errorf("%s: lines must end in LF", path)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// rows returns the rows of a table by column name.
func rows(t *testing.T, file string) []map[string]string {
	t.Helper()
	var all []map[string]string
	lines := readLines(t, filepath.Join("data", file))
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			row[tables[file][i]] = cell
		}
		all = append(all, row)
	}
	return all
}

// TestTablesForm checks what all tables have in common: sorted, no line twice,
// NFC, no stray white space, lists without empty items.
func TestTablesForm(t *testing.T) {
	entries, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
		lines := readLines(t, filepath.Join("data", e.Name()))
		columns := tables[e.Name()]
		if columns != nil {
			if lines[0] != strings.Join(columns, "\t") {
				t.Errorf("%s: columns %q", e.Name(), lines[0])
			}
			lines = lines[1:]
		}
		if len(lines) < 200 {
			t.Errorf("%s: only %d rows", e.Name(), len(lines))
		}
		cells := make([][]string, len(lines))
		for i, line := range lines {
			cells[i] = strings.Split(line, "\t")
			checkLine(t, e.Name(), line, len(columns))
		}
		if !slices.IsSortedFunc(cells, slices.Compare[[]string]) {
			t.Errorf("%s: not sorted", e.Name())
		}
		if unique := slices.CompactFunc(slices.Clone(cells), slices.Equal[[]string]); len(unique) != len(cells) {
			t.Errorf("%s: a line twice", e.Name())
		}
	}
	if len(entries) != len(tables)+2 {
		t.Errorf("%d files in data, want %d", len(entries), len(tables)+2)
	}
	if total > maxBytes {
		t.Errorf("tables are %d bytes, more than %d", total, maxBytes)
	}
}

func checkLine(t *testing.T, file, line string, columns int) {
	t.Helper()
	if !norm.NFC.IsNormalString(line) {
		t.Errorf("%s: not NFC: %q", file, line)
	}
	cells := strings.Split(line, "\t")
	if columns > 0 && len(cells) != columns || columns == 0 && len(cells) != 1 {
		t.Errorf("%s: %d cells in %q", file, len(cells), line)
	}
	for _, cell := range cells {
		if cell != strings.TrimSpace(cell) || strings.Contains(cell, "  ") || strings.ContainsAny(cell, "<>\"") || strings.Contains(cell, "&amp;") {
			t.Errorf("%s: cell %q", file, cell)
		}
		if cell != "" && slices.Contains(strings.Split(cell, ";"), "") {
			t.Errorf("%s: empty item in %q", file, cell)
		}
	}
}

// TestKeys checks that no two rows of a table are about the same thing.
func TestKeys(t *testing.T) {
	keys := map[string][]string{
		"countries.tsv":     {"alpha2"},
		"regions.tsv":       {"name", "country"},
		"cities.tsv":        {"name", "country"},
		"organizations.tsv": {"name", "country"},
		"leaders.tsv":       {"name", "country", "office", "start", "end"},
	}
	for file, columns := range keys {
		seen := map[string]bool{}
		for _, row := range rows(t, file) {
			var key []string
			for _, c := range columns {
				key = append(key, gazetteer.Fold(row[c]))
			}
			k := strings.Join(key, "|")
			if seen[k] {
				t.Errorf("%s: %s twice", file, k)
			}
			seen[k] = true
			if row["name"] == "" || gazetteer.Fold(row["name"]) == "" {
				t.Errorf("%s: a row without a name: %v", file, row)
			}
		}
	}
}

// TestCodes checks the codes of countries against an independent list, and
// that every other table names countries that exist.
func TestCodes(t *testing.T) {
	g := load(t)
	for _, c := range g.Countries() {
		region, err := language.ParseRegion(c.Alpha2)
		if err != nil || region.ISO3() != c.Alpha3 && c.Alpha2 != "XK" {
			t.Errorf("%s: codes %q %q, ISO 3166 has %q (%v)", c.Name, c.Alpha2, c.Alpha3, region.ISO3(), err)
		}
	}
	for _, file := range []string{"regions.tsv", "cities.tsv", "organizations.tsv", "leaders.tsv"} {
		for _, row := range rows(t, file) {
			if _, ok := g.Country(row["country"]); !ok && (row["country"] != "" || file == "leaders.tsv" || file == "cities.tsv") {
				t.Errorf("%s: %q has country %q", file, row["name"], row["country"])
			}
		}
	}
}

// TestDemonyms checks that each demonym and capital leads to its country, and
// that every state has both but those that have none.
func TestDemonyms(t *testing.T) {
	g := load(t)
	without := map[string]bool{"VA": true, "PS": true, "NR": false}
	for _, c := range g.Countries() {
		for _, form := range append(slices.Clone(c.Adjectives), c.People...) {
			n, entries := g.Longest(strings.Fields(form), 0)
			found := slices.ContainsFunc(entries, func(e gazetteer.Entry) bool {
				return e.Kind == gazetteer.Demonym && e.Country == c.Alpha2 && e.Name == c.Name
			})
			if n != len(strings.Fields(form)) || !found {
				t.Errorf("demonym %q of %s leads to %v", form, c.Name, entries)
			}
		}
		if c.Status == gazetteer.StatusState && !without[c.Alpha2] && (c.Capital == "" || len(c.Adjectives)+len(c.People) == 0 && c.Alpha2 != "NZ") {
			t.Errorf("%s has capital %q, demonyms %q %q", c.Name, c.Capital, c.Adjectives, c.People)
		}
	}
}

var month = regexp.MustCompile(`^(1[89]|20)\d\d(-(0[1-9]|1[0-2]))?$`)

func TestLeaderDates(t *testing.T) {
	for _, row := range rows(t, "leaders.tsv") {
		start, end := row["start"], row["end"]
		if !month.MatchString(start) || end != "" && end != gazetteer.EndUnknown && !month.MatchString(end) {
			t.Errorf("%s: from %q to %q", row["name"], start, end)
		}
		if end != "" && end != gazetteer.EndUnknown && (end < start || end < "1985") {
			t.Errorf("%s: from %q to %q", row["name"], start, end)
		}
		if row["family"] == "" || !strings.Contains(strings.ToLower(gazetteer.Fold(row["name"]+" "+row["aliases"])), strings.ToLower(gazetteer.Fold(row["family"]))) {
			t.Errorf("%s: family name %q", row["name"], row["family"])
		}
	}
}

func TestOrganizationKinds(t *testing.T) {
	for _, row := range rows(t, "organizations.tsv") {
		if !slices.Contains(gazetteer.OrganizationKinds, row["kind"]) {
			t.Errorf("%s: kind %q", row["name"], row["kind"])
		}
	}
}

// TestOverridesCommented checks that the head of each hand-written table says
// what it is.
func TestOverridesCommented(t *testing.T) {
	files, err := filepath.Glob("overrides/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no overrides: %v", err)
	}
	for _, file := range files {
		head, _, _ := strings.Cut(strings.Join(readLines(t, file), "\n"), "\n#")
		if !strings.HasPrefix(head, "# ") || len(head) < 60 {
			t.Errorf("%s: the first line does not say what the file is: %q", file, head)
		}
	}
}

// TestModelCard checks that the card beside the tables counts their rows.
func TestModelCard(t *testing.T) {
	card := strings.Join(readLines(t, "MODEL_CARD.md"), "\n")
	count := regexp.MustCompile("\\| `(\\w+\\.(?:tsv|txt))` \\| ([\\d,]+) \\|")
	seen := 0
	for _, m := range count.FindAllStringSubmatch(card, -1) {
		n := len(readLines(t, filepath.Join("data", m[1])))
		if strings.HasSuffix(m[1], ".tsv") {
			n--
		}
		if got := strings.ReplaceAll(m[2], ",", ""); got != strconv.Itoa(n) {
			t.Errorf("MODEL_CARD.md says %s rows in %s, there are %d", m[2], m[1], n)
		}
		seen++
	}
	if seen != len(tables)+2 {
		t.Errorf("MODEL_CARD.md counts %d tables, want %d", seen, len(tables)+2)
	}
}
