package amount

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// numeral is what a word is among numbers.
type numeral struct {
	kind  string // word, scale, vague, part; "" for none
	value decimal
	whole int64 // the value, where it is whole
}

// currency is what a sign or word says of money.
type currency struct {
	code   string
	before bool              // it stands only before the number
	large  bool              // it is money only behind large numbers
	cent   bool              // it is the hundredth part
	shared map[string]string // the codes that its name stands for, by country; nil for a name of one currency
}

// lexicon is the data files, read. Phrases are words parted by spaces.
type lexicon struct {
	numerals   map[string]numeral
	currencies map[string]currency
	codes      map[string]bool // ISO 4217
	units      map[string]string
	lists      map[string]map[string]bool
	adverbs    map[string]string // "annually" -> year
	adjectives map[string]string // "annual" -> year
	irregular  map[string]string // plural -> singular
}

// newLexicon reads the data files.
func newLexicon() (*lexicon, error) {
	l := &lexicon{map[string]numeral{}, map[string]currency{}, map[string]bool{}, map[string]string{}, map[string]map[string]bool{},
		map[string]string{}, map[string]string{}, map[string]string{}}
	for _, f := range []struct {
		name string
		add  func(key, words []string) error
	}{
		{"numbers", l.addNumerals}, {"currencies", l.addCurrency}, {"shared", l.addShared}, {"subunits", l.addSubunits}, {"units", l.addUnit},
		{"words", l.addWords}, {"irregular", l.addIrregular},
	} {
		if err := eachLine(f.name, f.add); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// eachLine gives add the words before and behind the "=" of each line of a data file, "_" in words made a space.
func eachLine(name string, add func(key, words []string) error) error {
	text, err := data.ReadFile("data/" + name + ".txt")
	if err != nil {
		return fmt.Errorf("amount: %w", err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, rest, _ := strings.Cut(line, "=")
		words := strings.Fields(rest)
		for i, w := range words {
			words[i] = strings.ReplaceAll(w, "_", " ")
		}
		if err := add(strings.Fields(key), words); err != nil {
			return fmt.Errorf("amount: reading %s.txt line %d: %w", name, n, err)
		}
	}
	return nil
}

func (l *lexicon) addNumerals(key, words []string) error {
	if len(key) != 2 {
		return fmt.Errorf("%q is no kind and value", key)
	}
	value, ok := parseDecimal(key[1])
	if !ok {
		return fmt.Errorf("%q is no number", key[1])
	}
	whole, _ := strconv.ParseInt(key[1], 10, 64)
	for _, w := range words {
		if _, twice := l.numerals[w]; twice {
			return fmt.Errorf("%q stands in two places", w)
		}
		l.numerals[w] = numeral{key[0], value, whole}
	}
	return nil
}

func (l *lexicon) addCurrency(key, words []string) error {
	if len(key) != 1 || len(key[0]) != 3 || key[0] != strings.ToUpper(key[0]) {
		return fmt.Errorf("%q is no code of ISO 4217", key)
	}
	l.codes[key[0]] = true
	for _, w := range words {
		c := currency{code: key[0], before: strings.HasPrefix(w, "<"), large: strings.HasSuffix(w, "!")}
		w = strings.Trim(w, "<!")
		if other, twice := l.currencies[w]; twice {
			return fmt.Errorf("%q stands for %s and %s", w, other.code, c.code)
		}
		l.currencies[w] = c
	}
	return nil
}

func (l *lexicon) addShared(key, words []string) error {
	if len(key) != 2 || key[1] != "-" && !l.codes[key[1]] {
		return fmt.Errorf("%q is no name and currency", key)
	}
	c := currency{code: strings.Trim(key[1], "-"), shared: map[string]string{}}
	for _, w := range words {
		country, code, ok := strings.Cut(w, ":")
		if !ok || !l.codes[code] {
			return fmt.Errorf("%q is no country and currency", w)
		}
		c.shared[country] = code
	}
	l.currencies[key[0]], l.currencies[key[0]+"s"] = c, c
	return nil
}

func (l *lexicon) addSubunits(key, words []string) error {
	if len(key) != 1 || key[0] != "-" && !l.codes[key[0]] {
		return fmt.Errorf("%q is no currency", key)
	}
	code := strings.Trim(key[0], "-")
	if code == "" {
		code = "USD"
	}
	for _, w := range words {
		l.currencies[strings.Trim(w, "!")] = currency{code: code, cent: true, large: strings.HasSuffix(w, "!")}
	}
	return nil
}

func (l *lexicon) addUnit(key, words []string) error {
	if len(key) != 1 {
		return fmt.Errorf("%q is no name of a unit", key)
	}
	for _, w := range words {
		if _, twice := l.units[w]; twice {
			return fmt.Errorf("%q stands in two places", w)
		}
		l.units[w] = strings.ReplaceAll(key[0], "_", " ")
	}
	return nil
}

func (l *lexicon) addWords(key, words []string) error {
	switch {
	case len(key) == 2 && key[0] == "adverb":
		for _, w := range words {
			l.adverbs[w] = key[1]
		}
	case len(key) == 2 && key[0] == "adjective":
		for _, w := range words {
			l.adjectives[w] = key[1]
		}
	case len(key) == 1:
		set := l.lists[key[0]]
		if set == nil {
			set = map[string]bool{}
			l.lists[key[0]] = set
		}
		for _, w := range words {
			set[w] = true
		}
	default:
		return fmt.Errorf("%q is no kind", key)
	}
	return nil
}

func (l *lexicon) addIrregular(key, words []string) error {
	if len(key) != 1 || len(words) != 1 {
		return fmt.Errorf("%q is no plural with its singular", key)
	}
	if _, twice := l.irregular[key[0]]; twice {
		return fmt.Errorf("%q stands in two places", key[0])
	}
	l.irregular[key[0]] = words[0]
	return nil
}
