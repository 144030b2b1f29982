// Package gazetteer knows the names that news writes without explaining:
// countries with their demonyms, capitals and seats of government, cities,
// regions, organizations, the holders of the highest offices with their
// dates, and common first and last names.
//
// # Data flow
//
// The tables under data/ are written by "demarche-models gazetteer" from
// public sources and the hand-written files under overrides/; MODEL_CARD.md
// names the sources and their licences. They are embedded in the binary.
// [Load] parses them once, in a few milliseconds, into a [Gazetteer], which
// never changes afterwards and may be shared by any number of goroutines.
//
// A stage walks over the tokens of a sentence and asks [Gazetteer.Longest] at
// each place which known name starts there. Names are found whatever the
// tokenizer made of hyphens, apostrophes and periods, and with or without
// accents: see [Fold].
//
// # Ambiguity
//
// "Georgia" is a country and a state, "Washington" a city and a government,
// "Congolese" belongs to two countries. The gazetteer returns every reading,
// in a fixed order, and decides nothing: the reader of the sentence does.
package gazetteer
