package gazetteer_test

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

func load(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// readings writes entries as "Kind Name/Country", with the detail of demonyms.
func readings(entries []gazetteer.Entry) []string {
	var found []string
	for _, e := range entries {
		s := e.Kind.String() + " " + e.Name + "/" + e.Country
		if e.Kind == gazetteer.Demonym {
			s += " " + e.Detail
		}
		found = append(found, s)
	}
	return found
}

func TestLongest(t *testing.T) {
	g := load(t)
	tests := []struct {
		text string // words separated by spaces; the match begins at the first
		n    int
		want string // readings that must be there, separated by "; "
	}{
		{"Japan hosts the fleet", 1, "Country Japan/JP"},
		{"U.S. troops", 1, "Country United States/US; Demonym United States/US adjective"},
		{"US troops", 1, "Country United States/US"},
		{"South Korean officials", 2, "Demonym South Korea/KR adjective"},
		{"South Korea 's president", 2, "Country South Korea/KR"},
		{"Danes voted", 1, "Demonym Denmark/DK people"},
		{"Britons voted", 1, "Demonym United Kingdom/GB people"},
		{"Tokyo said", 1, "Capital Tokyo/JP"},
		{"Washington said", 1, "Capital Washington/US; Region Washington State/US"},
		{"Kremlin denied it", 1, "Seat Kremlin/RU"},
		{"Downing Street said", 2, "Seat Downing Street/GB"},
		{"White House said", 2, "Seat White House/US; Organization White House/US"},
		{"Guinea-Bissau 's army", 1, "Country Guinea-Bissau/GW"},
		{"Guinea - Bissau 's army", 3, "Country Guinea-Bissau/GW"},
		{"Guinea 's army", 1, "Country Guinea/GN"},
		{"Côte d'Ivoire", 2, "Country Ivory Coast/CI"},
		{"Cote d' Ivoire", 3, "Country Ivory Coast/CI"},
		{"Cote d’Ivoire", 2, "Country Ivory Coast/CI"},
		{"Sao Paulo mayor", 2, "City São Paulo/BR"},
		{"Georgia votes", 1, "Country Georgia/GE; Region Georgia/US"},
		{"Congolese army", 1, "Demonym Democratic Republic of the Congo/CD adjective; Demonym Republic of the Congo/CG adjective"},
		{"Hong Kong police", 2, "Region Hong Kong/HK"},
		{"Taiwan strait", 1, "Country Taiwan/TW"},
		{"Palestinian leaders", 1, "Demonym Palestine/PS adjective"},
		{"Scottish voters", 1, "Demonym Scotland/GB adjective"},
		{"Kosovo declared", 1, "Country Kosovo/XK"},
		{"European Union leaders", 2, "Organization European Union/"},
		{"United Nations Security Council members", 4, "Organization United Nations Security Council/"},
		{"Kyodo news agency", 3, "Organization Kyodo News/JP"},
		{"The Washington Post reported", 3, "Organization The Washington Post/US"},
		{"Washington Post reporters", 2, "Organization The Washington Post/US"},
		{"Washington , D.C.", 3, "Seat Washington, D.C./US"},
		{"Angela Merkel said", 2, "Leader Angela Merkel/DE"},
		{"Hallway", 0, ""},
		{"us", 0, ""},
		{"turkey for dinner", 0, ""},
		{"JAPAN", 0, ""},
		{"- Japan", 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			n, entries := g.Longest(strings.Fields(tt.text), 0)
			got := strings.Join(readings(entries), "; ")
			if n != tt.n || n == 0 && entries != nil {
				t.Fatalf("Longest = %d %q, want %d words", n, got, tt.n)
			}
			for want := range strings.SplitSeq(tt.want, "; ") {
				if !strings.Contains("; "+got+"; ", "; "+want+"; ") && want != "" {
					t.Errorf("readings %q lack %q", got, want)
				}
			}
		})
	}
}

func TestLongestIsOrderedAndWithoutDoubles(t *testing.T) {
	g := load(t)
	_, entries := g.Longest([]string{"Georgia"}, 0)
	if got, want := readings(entries), []string{"Country Georgia/GE", "Region Georgia/US"}; !reflect.DeepEqual(got, want) {
		t.Errorf("readings = %q, want %q", got, want)
	}
	_, entries = g.Longest([]string{"Angela", "Merkel"}, 0)
	if len(entries) != 1 {
		t.Errorf("a leader of several terms has %d readings, want 1: %v", len(entries), entries)
	}
}

func TestLongestDoesNotTakeTrailingHyphens(t *testing.T) {
	g := load(t)
	words := []string{"U.S.", "-", "Japan", "talks", "-", "'"}
	if n, _ := g.Longest(words, 0); n != 1 {
		t.Errorf("U.S. covers %d words, want 1", n)
	}
	if n, _ := g.Longest([]string{"Japan", "-", "'"}, 0); n != 1 {
		t.Errorf("Japan before hyphens covers %d words, want 1", n)
	}
}

func TestLongestFold(t *testing.T) {
	g := load(t)
	tests := []struct {
		text string
		n    int
		want string
	}{
		{"JAPAN TOLD TO PAY", 1, "Country Japan/JP"},
		{"NORTH KOREA TESTS", 2, "Country North Korea/KP"},
		{"U.S. TROOPS", 1, "Country United States/US"},
		{"CÔTE D'IVOIRE", 2, "Country Ivory Coast/CI"},
		{"SAO PAULO", 2, "City São Paulo/BR"},
		{"japan", 1, "Country Japan/JP"},
		{"PAY MORE", 0, ""},
	}
	for _, tt := range tests {
		n, entries := g.LongestFold(strings.Fields(tt.text), 0)
		got := strings.Join(readings(entries), "; ")
		if n != tt.n || !strings.Contains(got, tt.want) {
			t.Errorf("LongestFold(%q) = %d %q, want %d %q", tt.text, n, got, tt.n, tt.want)
		}
	}
}

func TestLongestHostileInput(t *testing.T) {
	g := load(t)
	huge := strings.Repeat("New ", 1<<16)
	inputs := map[string][]string{
		"nothing":         nil,
		"empty words":     {"", "", ""},
		"invalid UTF-8":   {"\xff\xfe", "Jap\xc3", "\x80"},
		"control bytes":   {"\x00", "New\x00York", "\n"},
		"only hyphens":    {"-", "--", "’"},
		"huge word":       {huge},
		"many words":      strings.Fields(huge),
		"cut after start": {"New"},
		"combining marks": {strings.Repeat("\u0301", 1000)},
	}
	for name, words := range inputs {
		t.Run(name, func(t *testing.T) {
			for _, i := range []int{-1 << 62, -1, 0, 1, len(words) - 1, len(words), 1 << 62} {
				for _, match := range []func([]string, int) (int, []gazetteer.Entry){g.Longest, g.LongestFold} {
					n, entries := match(words, i)
					if n < 0 || i >= 0 && i+n > len(words) && n > 0 || (n == 0) != (len(entries) == 0) {
						t.Fatalf("match at %d of %d words = %d, %d entries", i, len(words), n, len(entries))
					}
				}
			}
		})
	}
	if n, _ := g.Longest([]string{"Jap\xc3\x28an"}, 0); n != 0 {
		t.Errorf("a damaged word matches %d words", n)
	}
}

func TestCountry(t *testing.T) {
	g := load(t)
	for _, code := range []string{"JP", "JPN"} {
		c, ok := g.Country(code)
		if !ok || c.Name != "Japan" || c.Capital != "Tokyo" || c.Status != gazetteer.StatusState {
			t.Errorf("Country(%q) = %+v, %v", code, c, ok)
		}
	}
	for _, code := range []string{"", "jp", "ZZ", "EU", "\xff\xff"} {
		if c, ok := g.Country(code); ok {
			t.Errorf("Country(%q) = %+v, want none", code, c)
		}
	}
}

func TestCountryByName(t *testing.T) {
	g := load(t)
	tests := map[string]string{
		"United States": "US", "U.S.": "US", "USA": "US", "America": "US", "UK": "GB", "Great Britain": "GB", "Britain": "GB",
		"Côte d'Ivoire": "CI", "Ivory Coast": "CI", "Burma": "MM", "Republic of Korea": "KR", "Iran": "IR",
		"Democratic Republic of Congo": "CD", "Holy See": "VA", "Türkiye": "TR", "Turkey": "TR",
		"Japanese": "", "Tokyo": "", "japan": "", "": "", "European Union": "",
	}
	for name, want := range tests {
		if c, _ := g.CountryByName(name); c.Alpha2 != want {
			t.Errorf("CountryByName(%q) = %q, want %q", name, c.Alpha2, want)
		}
	}
}

func TestNames(t *testing.T) {
	g := load(t)
	for _, name := range []string{"Angela", "John", "JOHN", "José", "Jose", "Jean-Claude", "Mark", "Mohammed", "Yoshihide"} {
		if !g.FirstName(name) {
			t.Errorf("FirstName(%q) = false", name)
		}
	}
	for _, word := range []string{"", "angela", "Will", "May", "Japan", "The", "Chad", "\xff", "-", "Of"} {
		if g.FirstName(word) {
			t.Errorf("FirstName(%q) = true", word)
		}
	}
	for _, name := range []string{"Kim", "Smith", "Wang"} {
		if !g.LastName(name) {
			t.Errorf("LastName(%q) = false", name)
		}
	}
	if g.LastName("Young") || g.LastName("smith") {
		t.Error("LastName takes an ordinary word or lower case for a name")
	}
}

func TestKindString(t *testing.T) {
	for kind, want := range map[gazetteer.Kind]string{
		gazetteer.Country: "Country", gazetteer.LastName: "LastName", 0: "Kind(0)", 200: "Kind(200)",
	} {
		if got := kind.String(); got != want {
			t.Errorf("Kind(%d).String() = %q, want %q", uint8(kind), got, want)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	g := load(t)
	words := strings.Fields("US President Donald Trump has asked Japan to pay , Foreign Policy reported")
	want := matches(g, words)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := matches(g, words); !reflect.DeepEqual(got, want) {
				t.Errorf("matches = %v, want %v", got, want)
			}
			g.Leaders("Trump")
			g.FirstName("Donald")
		})
	}
	all.Wait()
}

func matches(g *gazetteer.Gazetteer, words []string) []string {
	var found []string
	for i := range words {
		_, entries := g.Longest(words, i)
		found = append(found, readings(entries)...)
	}
	return found
}

// minimal returns the smallest tables that load.
func minimal() fstest.MapFS {
	header := func(columns []string, rows ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.Join(append([]string{strings.Join(columns, "\t")}, rows...), "\n") + "\n")}
	}
	return fstest.MapFS{
		"countries.tsv":     header(gazetteer.CountryColumns, "JP\tJPN\tJapan\tstate\t\tJapanese\t\tTokyo\t"),
		"regions.tsv":       header(gazetteer.RegionColumns),
		"cities.tsv":        header(gazetteer.CityColumns),
		"organizations.tsv": header(gazetteer.OrganizationColumns),
		"leaders.tsv":       header(gazetteer.LeaderColumns),
		"first_names.txt":   {Data: []byte("Angela\n")},
		"last_names.txt":    {Data: []byte("Kim\n")},
	}
}

func TestLoadFS(t *testing.T) {
	g, err := gazetteer.LoadFS(minimal())
	if err != nil {
		t.Fatal(err)
	}
	if n, entries := g.Longest([]string{"Japanese"}, 0); n != 1 || len(entries) != 1 {
		t.Errorf("Longest = %d %v", n, entries)
	}
}

func TestLoadFSErrors(t *testing.T) {
	tests := []struct {
		name, file, content string
		table               bool // wraps ErrTable
		want                string
	}{
		{"missing file", "leaders.tsv", "", false, `opening table "leaders.tsv"`},
		{"wrong columns", "cities.tsv", "city\tcountry\n", true, `reading table "cities.tsv": malformed gazetteer table: line 1`},
		{"cut-off row", "countries.tsv", strings.Join(gazetteer.CountryColumns, "\t") + "\nJP\tJPN\n", true, "line 2: 2 cells, want 9"},
		{"unknown status", "countries.tsv", strings.Join(gazetteer.CountryColumns, "\t") + "\nJP\tJPN\tJapan\tempire\t\t\t\t\t\n", true, `status "empire"`},
		{"country twice", "countries.tsv", strings.Join(gazetteer.CountryColumns, "\t") + strings.Repeat("\nJP\tJPN\tJapan\tstate\t\t\t\t\t", 2) + "\n", true, `line 3: country "JP" twice`},
		{"huge line", "regions.tsv", strings.Repeat("x", 1<<17), false, `reading table "regions.tsv"`},
		{"empty name", "first_names.txt", "Ann\n\nBob\n", true, `"first_names.txt": malformed gazetteer table: line 2`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := minimal()
			if tt.content == "" {
				delete(fsys, tt.file)
			} else {
				fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.content)}
			}
			_, err := gazetteer.LoadFS(fsys)
			if err == nil || !strings.Contains(err.Error(), tt.want) || errors.Is(err, gazetteer.ErrTable) != tt.table {
				t.Fatalf("error = %v, want %q, ErrTable %v", err, tt.want, tt.table)
			}
			if tt.content == "" && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("error %v does not wrap fs.ErrNotExist", err)
			}
		})
	}
}
