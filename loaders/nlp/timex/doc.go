// Package timex finds expressions of time and says what they mean: dates, times of day, durations and what returns.
//
// It reads in three steps, sentence by sentence:
//
//	tokens ─▶ items (what each word may mean) ─▶ matches (the grammar) ─▶ nlp.Time (resolved, joined to ranges)
//
// The words are data: calendar, holidays, numbers, units, small words, zones and cues of tense are files in data. The
// grammar is code, a file for each kind of expression, and takes the longest match at each token. What a match means is a
// point: a stretch of the calendar at the precision that was said, from a century to a minute.
//
// What is relative is resolved against the article's date and, where the words point back ("the following year"),
// against the last date read. A month, a weekday or a day without a year is the last one or the next one by the tense of
// the verb that it depends on in the dependency tree, or of the verb nearest to it where nothing is parsed. Without an
// article's date, what is relative keeps a TIMEX3 value with X in it and has no EDTF.
//
// The range of a Time is the extent of its TIMEX3: determiners and words such as "about" or "early" belong to it,
// prepositions do not. Both ends of "from March to May 2018" and of "June 3-5" are Times with values of their own; the
// EDTF of each is the whole interval, since that is when the thing took place. Likewise "since 2014" is the words 2014,
// and its EDTF runs from there to the article's date at the same precision; it stays open where the article's date is not
// known or the verb says that it was over ("had led it since 2014"). "By March" is March, "within 30 days" the days from
// the article's date on.
//
// Weeks begin on Monday, but an article of a Sunday speaks from the week that begins that day.
package timex
