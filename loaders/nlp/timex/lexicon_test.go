package timex

import (
	"strings"
	"testing"
)

// TestDataFiles reads the word lists more strictly than the stage does.
func TestDataFiles(t *testing.T) {
	l, err := newLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for w, it := range l.words {
		if w != strings.ToLower(w) || len(w) > longestWord {
			t.Errorf("%q is not in lower case or longer than %d bytes", w, longestWord)
		}
		if limit, ok := limits[it.kind]; ok && (int(it.n) < limit[0] || int(it.n) > limit[1]) {
			t.Errorf("%q has value %d, want %d to %d", w, it.n, limit[0], limit[1])
		}
	}
	for name, k := range kindNames {
		if !hasKind(l, k) {
			t.Errorf("no word is a %q", name)
		}
	}
	for _, name := range []string{"past", "future", "not", "infinitive", "person", "before", "numbered", "counted", "about", "between", "notime"} {
		if len(l.lists[name]) == 0 {
			t.Errorf("list %q is empty", name)
		}
	}
	for name := range l.lists {
		for w := range l.lists[name] {
			if w != strings.ToLower(w) {
				t.Errorf("list %q: %q is not in lower case", name, w)
			}
		}
	}
	for w, offset := range l.zones {
		if offset != "" && offset != "Z" && len(offset) != len("+00:00") {
			t.Errorf("zone %q has offset %q", w, offset)
		}
	}
	if len(l.holidays) == 0 {
		t.Error("there are no holidays")
	}
}

// limits are the first and last value of words of a kind.
var limits = map[kind][2]int{monthName: {1, 12}, monthMaybe: {1, 12}, weekdayName: {1, 7}, weekdayMaybe: {1, 7}, weekdayPlural: {1, 7},
	seasonName: {1, 4}, dayPart: {1, len(dayParts) - 1}, number: {1, 90}, ordinal: {1, 30}, decadeWord: {1910, 1990}, dayWord: {-1, 1},
	toward: {previously, sameOne}, early: {-1, 1}, edge: {-1, 1}, ampm: {0, 12}, times: {1, 3}}

func hasKind(l *lexicon, k kind) bool {
	for _, it := range l.words {
		if it.kind == k {
			return true
		}
	}
	return false
}

func TestBadDataLines(t *testing.T) {
	l := &lexicon{words: map[string]item{}, zones: map[string]string{}, holidays: map[string][]holiday{}, lists: map[string]map[string]bool{}}
	if err := l.addWords([]string{"month", "1"}, []string{"january"}); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"unknown kind":  l.addWords([]string{"moon", "1"}, []string{"luna"}),
		"no value":      l.addWords([]string{"month"}, []string{"luna"}),
		"unknown value": l.addWords([]string{"unit", "LUNA"}, []string{"luna"}),
		"twice":         l.addWords([]string{"month", "2"}, []string{"january"}),
		"no offset":     l.addZones(nil, []string{"utc"}),
		"bad rule":      l.addHolidays([]string{"13-01"}, []string{"noday"}),
		"no rule":       l.addHolidays(nil, []string{"noday"}),
		"empty list":    l.addList([]string{"past"}, nil),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string
	}{
		{"easter+0", 2019, "2019-04-21"}, {"easter-2", 2000, "2000-04-21"}, {"11-W4-4", 2019, "2019-11-28"}, {"05-W5-1", 2019, "2019-05-27"},
		{"09-W1-1", 2021, "2021-09-06"}, {"12-25", 1999, "1999-12-25"}, {"2001-09-11", 1990, "2001-09-11"},
	} {
		if p, ok := holidayIn(c.rule, c.year); !ok || p.edtf() != c.want {
			t.Errorf("%s in %d: %s, want %s", c.rule, c.year, p.edtf(), c.want)
		}
	}
}
