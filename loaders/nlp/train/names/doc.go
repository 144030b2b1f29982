// Package names trains the model of package ner on texts whose names are marked, and measures it.
//
//	corpora ─▶ vary (headlines in capitals, joined initials) ─▶ tagger ─▶ first reading, in parts ─▶ votes ─▶ second reading
//	                                                                  └▶ first reading, of all ─▶ model.WriteNames ◀┘
//
// Training uses whole numbers only and a fixed seed: the same corpora, tagger, clusters and gazetteer give the same
// bytes on every machine.
package names
