package timex

import (
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// set is what returns: "every day", "annually", "Mondays", "twice a week".
func (r *reader) set(i int) match {
	switch r.kind(i) {
	case setWord:
		if t := r.d.Tokens[i]; t.Is(nlp.Capitalized) && !t.Is(nlp.SentenceHead) && !r.inHeadline(i) {
			return match{} // a newspaper's name
		}
		return setMatch(i+1, setValue(r.n(i)))
	case unitMany:
		if unitGrains[r.n(i)] == weekend && (r.is(i-1, "on") || r.is(i-1, "at")) {
			return setMatch(i+1, "XXXX-WXX-WE")
		}
	case weekdayPlural:
		return setMatch(i+1, fmt.Sprintf("XXXX-WXX-%d", r.n(i)))
	case every:
		return r.everyUnit(i + 1)
	case times:
		return r.timesA(i + 1)
	}
	return match{}
}

func setMatch(end int, value string) match {
	return match{Range: nlp.Range{End: end}, typ: nlp.TimexSet, value: value}
}

// setValue is the period of an adverb such as "annually".
func setValue(unit int) string {
	switch name := unitNames[unit]; name {
	case "2Y":
		return "P2Y"
	case "Q":
		return "P3M"
	case "TN":
		return "XXXX-XX-XXTNI"
	}
	return durationValue(1, unit)
}

// everyUnit is what follows "every" and "each".
func (r *reader) everyUnit(i int) match {
	step := 1
	if r.is(i, "other") {
		step, i = 2, i+1
	} else if r.is(i, "single") {
		i++
	}
	switch r.kind(i) {
	case unitOne:
		return setMatch(i+1, durationValue(step, r.n(i)))
	case weekdayName, weekdayMaybe:
		return setMatch(i+1, fmt.Sprintf("XXXX-WXX-%d", r.n(i)))
	case monthName, monthMaybe:
		return setMatch(i+1, fmt.Sprintf("XXXX-%02d", r.n(i)))
	case seasonName:
		return setMatch(i+1, "XXXX-"+seasonNames[r.n(i)-1])
	case dayPart:
		return setMatch(i+1, "XXXX-XX-XX"+dayParts[r.n(i)])
	case number, vague:
		if n, end := r.count(i); end > 0 && r.kind(end) == unitMany {
			return setMatch(end+1, durationValue(n, r.n(end)))
		}
	}
	return match{}
}

// timesA is "a week" behind "twice", which belongs to the expression.
func (r *reader) timesA(i int) match {
	if r.kind(i) == a && r.kind(i+1) == unitOne || r.kind(i) == every && r.kind(i+1) == unitOne {
		return setMatch(i+2, durationValue(1, r.n(i+1)))
	}
	return match{}
}

// reference is what names now, or a past without a date: "currently", "recently".
func (r *reader) reference(i int) match {
	if r.kind(i) != ref || r.kind(i+1) == hyphen || refNames[r.n(i)] == "FUTURE" && r.isRelative(i) {
		return match{}
	}
	return match{Range: nlp.Range{End: i + 1}, value: refNames[r.n(i)] + "_REF"}
}

// isRelative reports whether "soon" at i is so by another event: "as soon as", "soon after".
func (r *reader) isRelative(i int) bool {
	switch r.word(i - 1) {
	case "as", "so", "too", "how", "very":
		return true
	}
	switch r.word(i + 1) {
	case "after", "before", "as", "afterwards", "afterward", "thereafter":
		return true
	}
	return false
}

// holiday is a day by its name, with a year or in the nearest year by tense.
func (r *reader) holiday(i int) match {
	rule, end := r.holidayRule(i)
	if end == 0 || r.inLongerName(i, end) {
		return match{}
	}
	return r.holidayDate(i, end, rule)
}

// inLongerName reports whether the words from i to end are only part of a name: "Easter Island".
func (r *reader) inLongerName(i, end int) bool {
	if r.d.Done&nlp.Names == 0 {
		return false
	}
	n := r.d.NameAt(i)
	return n >= 0 && (r.d.Names[n].First < i || r.d.Names[n].End > end)
}

// holidayRule is the rule of the holiday whose name stands at i, and where the name ends; 0 for none.
func (r *reader) holidayRule(i int) (rule string, end int) {
	if i >= r.end || !r.d.Tokens[i].Is(nlp.Capitalized) && !r.d.Tokens[i].Is(nlp.HasDigit) {
		return "", 0
	}
	form := r.d.Form(i)
	if len(form) > longestWord {
		return "", 0
	}
	var buf [longestWord]byte
	for _, h := range r.holidays[string(lower(buf[:0], form))] {
		if i+len(h.words) > end && r.hasWords(i, h.words) {
			rule, end = h.rule, i+len(h.words)
		}
	}
	return rule, end
}

// hasWords reports whether these words stand at i.
func (r *reader) hasWords(i int, words []string) bool {
	for k, w := range words {
		if !r.is(i+k, w) {
			return false
		}
	}
	return true
}

// holidayDate is the holiday's day in the year that follows it or the nearest one.
func (r *reader) holidayDate(i, end int, rule string) match {
	if strings.Count(rule, "-") == 2 && rule[0] > '1' {
		p, _ := holidayIn(rule, 0)
		return dateMatch(end, p)
	}
	p := point{grain: day}
	after, y := r.yearAfter(end)
	if y == 0 && r.now.grain == day && rule != "-" {
		p, _ = holidayIn(rule, r.now.Year())
		near := r.nearYear(i, end, p)
		y = near.year
	}
	if rule != "-" && y > 0 {
		p, _ = holidayIn(rule, y)
	} else if rule == "-" && y > 0 {
		p = point{grain: year, year: y}
	}
	return dateMatch(after, p)
}
