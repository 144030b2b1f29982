package gold

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const other = "Other"

// named is an entity with the names it goes by, in the form that they are compared in.
type named struct {
	kind  string
	name  string
	words []string // of the name
	names map[string]bool
}

// index gives the entities of an article by their ids.
func index(entities []Entity) map[string]*named {
	out := map[string]*named{}
	for _, e := range entities {
		out[e.ID] = nameOf(e)
	}
	return out
}

func nameOf(e Entity) *named {
	n := &named{kind: e.Type, name: normalize(e.Name), names: map[string]bool{}}
	n.words = strings.Fields(n.name)
	n.names[n.name] = true
	for _, m := range e.Mentions {
		n.names[normalize(string(m))] = true
	}
	delete(n.names, "")
	return n
}

// same reports whether two entities are the same one, as far as names tell.
func (n *named) same(o *named) bool {
	for name := range n.names {
		if o.names[name] {
			return true
		}
	}
	const person = "Person"
	return n.kind == person && o.kind == person && (endsIn(n.words, o.words) || endsIn(o.words, n.words))
}

// sameTyped is same for those who ask for the same type too.
func (n *named) sameTyped(o *named) bool { return n.kind == o.kind && n.same(o) }

// endsIn reports whether the last of some words are those of a shorter name, such as a surname.
func endsIn(words, last []string) bool {
	return len(last) > 0 && len(last) <= len(words) && slices.Equal(words[len(words)-len(last):], last)
}

// dropped are the words that tell no two names apart.
var dropped = map[string]bool{
	"the": true, "a": true, "an": true, "mr": true, "mrs": true, "ms": true, "dr": true, "sir": true, "lord": true,
	"this": true, "that": true, "its": true, "his": true, "her": true, "their": true,
}

// normalize gives the form in which names are compared: small letters, without possessive endings, articles, titles and
// most punctuation.
func normalize(s string) string {
	s = strings.ReplaceAll(strings.ToLower(dropPossessives(s)), "’", "'")
	s = strings.Map(func(r rune) rune {
		if wordRune(r) || unicode.IsSpace(r) || strings.ContainsRune("$€£%.-", r) {
			return r
		}
		return ' '
	}, s)
	var out []string
	for _, word := range strings.Fields(s) {
		if word = strings.Trim(word, ".-"); word != "" && !dropped[word] {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// dropPossessives takes the 's from the ends of words.
func dropPossessives(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if rest := s[i+size:]; (r == '\'' || r == '’') && strings.HasPrefix(rest, "s") {
			if next, _ := utf8.DecodeRuneInString(rest[1:]); len(rest) == 1 || !wordRune(next) {
				i += size + 1
				continue
			}
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	return b.String()
}

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// sentenceKey is what a sentence is compared by: its letters and digits.
func sentenceKey(s string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

// sameSentence compares two keys. One may be a part of the other, as sentences are cut in more ways than one.
func sameSentence(a, b string) bool {
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// interval is the first and the last day of a time as numbers yyyymmdd, or the text of a time that has none.
type interval struct {
	first, last int
	text        string
}

var edtf = regexp.MustCompile(`^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?`)

func intervalOf(t Time) interval {
	if t == "" {
		return interval{}
	}
	ends := strings.Split(string(t), "/")
	first, _, ok := days(ends[0])
	_, last, okLast := days(ends[len(ends)-1])
	if !ok || !okLast {
		return interval{text: string(t)}
	}
	return interval{first: first, last: last}
}

// days are the first and last day of an EDTF value: a year, a quarter (2019-Q1 or 2019-33), a month or a day. Months are
// given 31 days.
func days(s string) (first, last int, ok bool) {
	m := edtf.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	year, quarter, month, day := number(m[1]), number(m[2]), number(m[3]), number(m[4])
	if month >= 33 && month <= 36 {
		quarter = month - 32
	}
	from, to := month, month
	switch {
	case quarter > 0:
		from, to, day = quarter*3-2, quarter*3, 0
	case month == 0:
		from, to, day = 1, 12, 0
	}
	if day > 0 {
		return year*10000 + month*100 + day, year*10000 + month*100 + day, true
	}
	return year*10000 + from*100 + 1, year*10000 + to*100 + 31, true
}

// number reads what the pattern has found to be digits, or nothing.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// measure is an amount as it is compared: what is counted is named too freely to compare, save money and percent.
type measure struct {
	value float64
	unit  string
	text  string // of an amount without a value
}

var currency = regexp.MustCompile(`^[A-Z]{3}$`)

func measures(amounts []Amount) map[measure]bool {
	out := map[measure]bool{}
	for _, a := range amounts {
		value, ok := a.number()
		unit := strings.ToUpper(a.Unit)
		switch {
		case !ok:
			out[measure{text: a.Text}] = true
			continue
		case currency.MatchString(unit):
		case strings.Contains(unit, "PCT") || strings.Contains(unit, "PERCENT") || strings.Contains(unit, "%"):
			unit = "%"
		default:
			unit = ""
		}
		out[measure{value: math.Round(value*1e4) / 1e4, unit: unit}] = true
	}
	return out
}

func (a Amount) number() (float64, bool) {
	text := string(a.Value)
	var quoted string
	if json.Unmarshal(a.Value, &quoted) == nil && quoted != "" {
		text = quoted
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}
