package timex

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// nearYear gives a month, day, quarter or season the year it is nearest in, past or to come as the verb has it. Without a
// verb near, it is the nearest either way. p comes back undated where the article's date is not known.
func (r *reader) nearYear(i, end int, p point) point {
	if !r.now.knows(year) || p.n == 0 {
		return p
	}
	p.year = r.now.Year()
	if r.now.grain == year || !p.valid() {
		return p
	}
	if t := r.then; r.thenAt == i-1 && r.kind(i-1) == comma && t.grain == day && t.n == p.n && t.day == p.day {
		return t // "next Wednesday, July 31"
	}
	now := r.now.period(min(p.grain, r.now.grain), 0)
	back, ahead := p, p
	switch {
	case p.first().After(now.last()):
		back.year--
	case p.last().Before(now.first()):
		ahead.year++
	default:
		return p
	}
	return r.choose(i, end, back, ahead)
}

// choose decides between the last and the next of what returns every year. A past so long ago that news would name its
// year is not meant where the same date is near ahead, unless the verb of the past stands beside the date or governs it.
func (r *reader) choose(i, end int, back, ahead point) point {
	const farDays, soonDays = 270, 92
	daysBack := int(r.now.Sub(back.first()).Hours() / 24)
	daysAhead := int(ahead.first().Sub(r.now.Time).Hours() / 24)
	dir, sure := r.tense(i, end)
	if !sure && r.isAttribute(i, end) {
		dir = 0 // "an October conference" need not be when the verb is
	}
	if dir < 0 && daysBack > farDays && daysAhead <= soonDays && (!sure || r.isLimit()) {
		return ahead
	}
	switch {
	case dir > 0, dir == 0 && (daysAhead < daysBack || r.kind(r.start-1) == until):
		return ahead
	}
	return back
}

// isLimit reports whether the expression being read ends what began before: "until October", "by March".
func (r *reader) isLimit() bool { return r.kind(r.start-1) == until || r.is(r.start-1, "by") }

// isAttribute reports whether the date from i to end stands between an article and a noun.
func (r *reader) isAttribute(i, end int) bool {
	k := r.kind(i - 1)
	return (k == the || k == a || r.is(i-1, "'s") || r.is(i-1, "’s")) && r.followedByNoun(end-1) && r.kind(end) == none
}

// tense is what the verb that governs an expression says, where the sentence has been parsed, and else what the words
// around it say: past (-1) or future (1), 0 where nothing tells. It is sure of a verb of the past that stands right
// before it or that it depends on directly. The words of the expression itself say nothing of it, also those before the
// date that i is at: the "end" of "to end-March" looks like a verb to come.
func (r *reader) tense(i, end int) (dir int, sure bool) {
	const beside = 2
	i = min(i, r.start)
	if near, _ := r.look(i-1, -1, beside, beside); near < 0 {
		return near, true // "said in May": whatever the tree makes of it
	}
	if r.d.Done&nlp.Deps != 0 {
		if dir, steps := r.governed(i, end); dir != 0 {
			return dir, steps == 1
		}
		if r.is(end, "'s") || r.is(end, "’s") {
			return 0, false // what belongs to a day is not what the verb next to it tells of
		}
	}
	dir, distance := r.around(i, end)
	return dir, distance <= beside
}

// around looks at the words around an expression for the nearest that tells past from future, and how many tokens away
// it stands. It looks within the sentence, and less far across commas.
func (r *reader) around(i, end int) (dir, distance int) {
	const window, acrossMark = 12, 4
	left, leftAt := r.look(i-1, -1, window, acrossMark)
	right, rightAt := r.look(end, 1, window, acrossMark)
	if left != 0 && (right == 0 || leftAt <= rightAt) {
		return left, leftAt
	}
	return right, rightAt
}

// look walks from token i by step for a word that tells the tense.
func (r *reader) look(i, step, window, acrossMark int) (dir, distance int) {
	for distance = 1; distance <= window && r.first <= i && i < r.end; i, distance = i+step, distance+1 {
		if r.d.Tokens[i].Is(nlp.Punct) {
			distance += acrossMark
			continue
		}
		if dir = r.cue(i); dir != 0 {
			return dir, distance
		}
	}
	return 0, 0
}

// cue is what one word says about time to come (1) or past (-1).
func (r *reader) cue(i int) int {
	if r.items[i].kind != none && r.items[i].kind != earlier {
		return 0
	}
	w := r.word(i)
	switch {
	case r.lists["future"][w]:
		return 1
	case r.is(i-1, "to") && r.isInfinitive(i, w):
		return 1
	case !r.isPast(i, w):
		return 0
	case r.in("fixed", i) && (r.is(i-1, "is") || r.is(i-1, "are") || r.is(i-1, "was") || r.is(i-1, "were")):
		return 1 // "is set for June 17"
	case r.is(i-1, "be"), r.is(i-2, "be"), r.is(i-1, "to"):
		return 0 // "to be held": what stands before "be" tells
	}
	return -1
}

// isInfinitive reports whether the word behind "to" is a verb.
func (r *reader) isInfinitive(i int, w string) bool {
	if r.d.Done&nlp.Tags != 0 {
		return r.d.Tokens[i].XPOS == nlp.VB
	}
	return r.lists["infinitive"][w]
}

// isPast reports whether a word is a verb of the past.
func (r *reader) isPast(i int, w string) bool {
	if r.d.Done&nlp.Tags != 0 {
		x := r.d.Tokens[i].XPOS
		return x == nlp.VBD || x == nlp.VBN
	}
	return r.lists["past"][w] || len(w) > 3 && strings.HasSuffix(w, "ed") && !r.lists["not"][w]
}

// weekdayDate is a weekday with the date behind it, if one is there, or the nearest by tense.
func (r *reader) weekdayDate(i int) match {
	next := i + 1
	for r.kind(next) == comma || r.kind(next) == the {
		next++
	}
	if next <= i+3 {
		switch r.kind(next) {
		case monthName, monthMaybe, number, ordinal, isoDate:
			if m := r.period(next); m.at.grain == day && m.at.n > 0 {
				return m
			}
		}
	}
	if r.kind(i) == weekdayMaybe {
		return match{}
	}
	if r.inName(i) && r.kind(i-1) == none && !r.in("before", i-1) && i > r.first && !r.d.Tokens[i-1].Is(nlp.SentenceHead) && r.isPlainName(i) {
		return match{}
	}
	of := i + 1
	if r.is(of, "of") {
		of++
	}
	if r.kind(of) == toward && r.kind(of+1) == unitOne && unitGrains[r.n(of+1)] == week {
		return r.weekdayOfWeek(i, of)
	}
	return r.dayWithPart(i+1, r.nearWeekday(i))
}

// isPlainName reports whether a capital follows directly, as in "Black Friday Sales" and unlike "told AFP Friday".
func (r *reader) isPlainName(i int) bool {
	return i+1 < r.end && r.d.Tokens[i+1].Is(nlp.Capitalized) && r.kind(i+1) == none
}

// nearWeekday is the weekday on or before the article's date, or on or after it where the verb says so.
func (r *reader) nearWeekday(i int) point {
	if dir, _ := r.tense(i, i+1); dir > 0 || r.kind(r.start-1) == until || dir == 0 && r.isPlanned(i, i+1) {
		return r.weekdayAhead(r.n(i), 0)
	}
	return r.weekdayBack(r.n(i), 0)
}

// weekdayOfWeek is "Monday last week" and "Friday of next week".
func (r *reader) weekdayOfWeek(i, of int) match {
	m := r.towards(of)
	if m.at.grain != week || !m.at.dated() {
		return dateMatch(max(m.End, i+1), point{grain: day, week: r.n(i)})
	}
	monday := weekStart(m.at.last(), false)
	return dateMatch(m.End, dayOf(monday.AddDate(0, 0, r.n(i)-1)))
}
