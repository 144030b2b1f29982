package timex

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// kind is what a word is to the grammar.
type kind uint8

const (
	none kind = iota
	monthName
	monthMaybe // an abbreviation or a word with another meaning
	weekdayName
	weekdayMaybe
	weekdayPlural
	seasonName
	dayPart
	number     // n is its value
	big        // digits that are no day or year
	scale      // dozen, hundred …
	vagueScale // dozens, hundreds …
	ordinal    // n is its value
	vague      // several
	decadeWord
	unitOne
	unitMany
	unitMaybe // a unit only behind a number
	dayWord   // today
	tonight
	toward // last, this, next
	early
	earlier
	edge
	setWord
	every
	times
	shift
	ref
	the
	a
	ampm
	oclock
	fiscal
	since
	until
	hyphen
	comma
	yearDigits // four digits
	decadeName // 1990s
	isoDate
	clockTime // 10:30
	decimal   // 3.5
	quarterName
	zone
	midPrefix // "mid-2011" in one token; n is the reading of the rest
)

// kindNames are the kinds that the data files name.
var kindNames = map[string]kind{
	"month": monthName, "month?": monthMaybe, "weekday": weekdayName, "weekday?": weekdayMaybe, "weekdays": weekdayPlural,
	"season": seasonName, "part": dayPart, "number": number, "scale": scale, "scales": vagueScale, "ordinal": ordinal, "vague": vague, "decade": decadeWord,
	"unit": unitOne, "units": unitMany, "unit?": unitMaybe, "day": dayWord, "tonight": tonight, "toward": toward, "early": early,
	"earlier": earlier, "edge": edge, "set": setWord, "every": every, "times": times, "shift": shift, "ref": ref, "the": the, "a": a,
	"ampm": ampm, "clock": oclock, "fiscal": fiscal, "since": since, "until": until,
}

// unitNames are the TIMEX3 designators; an item's n is an index. T marks those below a day.
var unitNames = []string{"TS", "TM", "TH", "D", "WE", "W", "F", "M", "Q", "H", "Y", "DE", "CE", "2Y", "TN"}

// unitGrains are the calendar grains of the units, noGrain below a day.
var unitGrains = []grain{noGrain, noGrain, noGrain, day, weekend, week, noGrain, month, quarter, half, year, decade, century,
	noGrain, noGrain}

// refNames are the values of what names no calendar time.
var refNames = []string{"PRESENT", "PAST", "FUTURE"}

// lexicon is the data files, read.
type lexicon struct {
	words    map[string]item
	zones    map[string]string // abbreviation -> offset, "" where it is not certain
	holidays map[string][]holiday
	lists    map[string]map[string]bool // of tense.txt, by name
}

// holiday is a day by name. Its rule is as holidays.txt says.
type holiday struct {
	words []string
	rule  string
}

// newLexicon reads the data files.
func newLexicon() (*lexicon, error) {
	l := &lexicon{map[string]item{}, map[string]string{}, map[string][]holiday{}, map[string]map[string]bool{}}
	for _, name := range []string{"calendar", "numbers", "units", "words"} {
		if err := eachLine(name, l.addWords); err != nil {
			return nil, err
		}
	}
	if err := eachLine("zones", l.addZones); err != nil {
		return nil, err
	}
	if err := eachLine("holidays", l.addHolidays); err != nil {
		return nil, err
	}
	return l, eachLine("tense", l.addList)
}

// eachLine gives add the words before and behind the "=" of each line of a data file.
func eachLine(name string, add func(key, words []string) error) error {
	text, err := data.ReadFile("data/" + name + ".txt")
	if err != nil {
		return fmt.Errorf("timex: %w", err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, words, _ := strings.Cut(line, "=")
		if err := add(strings.Fields(key), strings.Fields(words)); err != nil {
			return fmt.Errorf("timex: reading %s.txt line %d: %w", name, n, err)
		}
	}
	return nil
}

func (l *lexicon) addWords(key, words []string) error {
	if len(key) != 2 || kindNames[key[0]] == none {
		return fmt.Errorf("%q is no kind and value", key)
	}
	it := item{kind: kindNames[key[0]]}
	switch n, err := strconv.Atoi(key[1]); {
	case err == nil:
		it.n = int32(n)
	case slices.Contains(unitNames, key[1]):
		it.n = int32(slices.Index(unitNames, key[1]))
	case slices.Contains(refNames, key[1]):
		it.n = int32(slices.Index(refNames, key[1]))
	default:
		return fmt.Errorf("unknown value %q", key[1])
	}
	for _, w := range words {
		if _, twice := l.words[w]; twice {
			return fmt.Errorf("%q stands in two places", w)
		}
		l.words[w] = it
	}
	return nil
}

func (l *lexicon) addZones(key, words []string) error {
	if len(key) != 1 {
		return fmt.Errorf("%q is no offset", key)
	}
	for _, w := range words {
		l.words[w] = item{kind: zone}
		l.zones[w] = strings.Trim(key[0], "?")
	}
	return nil
}

func (l *lexicon) addHolidays(key, words []string) error {
	if len(key) != 1 {
		return fmt.Errorf("%q is no rule", key)
	}
	if _, ok := holidayIn(key[0], 2020); !ok && key[0] != "-" {
		return fmt.Errorf("%q is no rule for a day", key[0])
	}
	for _, w := range words {
		parts := strings.Split(w, "_")
		l.holidays[parts[0]] = append(l.holidays[parts[0]], holiday{parts, key[0]})
	}
	return nil
}

func (l *lexicon) addList(key, words []string) error {
	if len(key) != 1 || len(words) == 0 {
		return fmt.Errorf("%q is no list", key)
	}
	set := l.lists[key[0]]
	if set == nil {
		set = map[string]bool{}
		l.lists[key[0]] = set
	}
	for _, w := range words {
		set[w] = true
	}
	return nil
}
