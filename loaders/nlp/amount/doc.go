// Package amount finds sums of money, shares and counts, and says how much of what, between which bounds, and per what.
//
//	tokens ─▶ numbers ─▶ with a unit (money, percent, measure, noun) ─▶ joined to ranges ─▶ bounds and rates ─▶ nlp.Amount
//
// A number alone is no amount: it needs a currency, a percent sign, a unit of measure, or a plural noun that it counts.
// Years, dates, durations, ages, scores and the numbers of articles and flights are none. Neither are "the two sides" and
// the like: a small number behind "the" only points back.
//
// Values are exact decimals in plain notation. A range has its lower end as its value, and is approximate; "hundreds" is
// 100 and "dozens" 12, approximate; a third is 33.33 percent. The words of an amount include what makes it inexact
// ("around $8 billion") and its rate, where that follows ("$60 a barrel"), and for counts the noun.
//
// A name of money that several currencies share ("20,000 pesos") is that of the country among theirs which the article
// names most.
//
// The words are data: number words, currencies, units and small words are files in data, one entry a line.
package amount
