// Package factsjson reads and writes the facts format: JSON Lines, one article's facts an object a line. It is how
// extractors hand over what they found, whoever wrote them, and what the scorer of annotations reads.
//
//	Facts ──Write──▶ {"id":…,"entities":[…],"relations":[…],"events":[…]} ──Read──▶ Facts
//
// # The core
//
// An object has the keys id, title, publisher, published, url, language, entities, relations and events:
//
//	entities   id, name, type, mentions, offices
//	relations  type, subject, object, status, time, sentence
//	events     id, type, source, target, content, amounts, time, place, attributed_to, polarity, modality, sentence
//	amounts    value, unit, approx, per, text
//
// Ids such as "e1" and "v1" are local to the object. What is unknown is null or an empty list. Beside the core stand
// further keys, which Write writes where there is something to say and Read does not need:
//
//	article    iri, byline, text, sentences ([start,end] …)
//	entities   iri, offsets ([start,end], one a mention), group, alpha2, alpha3, confidence
//	relations  id, iri, time_text, confidence, and the keys of evidence
//	events     iri, about, disputes, elaborates, time_text, confidence, cameo, plover, and the keys of evidence
//	amounts    decimal (the exact value; it wins over value), min, max
//	evidence   offset ([start,end] of the sentence), quote, highlight ([start,end] …), more_evidence (a list of objects
//	           with the keys sentence, offset, quote, highlight, where a fact was read in several places)
//
// All offsets count bytes of text, ends exclusive. Three keys say again what others say and are not read: offices are
// the names of what a person holdsOffice; cameo and plover follow from the type.
//
// # What Read makes of a bare core
//
// Without iri, IDs are minted: entities of the same class and name are then one entity, and an entity called by words
// that do not end in a name ("striking workers"), like one marked group, belongs to its article alone. Without
// offset or offsets, sentences and mentions are searched in text; differences of white space and of ASCII letter case
// are forgiven, anything else is an error, for a fact must lead to the characters it was read from. A listed mention is
// found once: at its first place where it is a word of its own and no longer mention covers it. Without text, offsets
// mean nothing, and a text is made: the title, a blank line, the distinct sentences in their order, events' before
// relations', and then each mention that is in none of these, so that no name is lost; a line each.
//
// A missing polarity is positive, a missing modality asserted. An amount that states neither value nor bounds is left
// out, as the model has no place for it; its words stay in the sentence.
package factsjson
