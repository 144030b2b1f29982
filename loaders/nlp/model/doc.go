// Package model holds the trained models that the product embeds, and reads the pack format they are stored in.
//
// A pack is a file of named sections, each with a checksum and most of them compressed. A model is a value read from the
// sections of one pack: Clusters from clusters.bin, Lexicon from lexicon.bin, Neural from neural.bin, Names from
// names.bin, Ranker from ranker.bin, Events from events.bin. Models are only numbers and names here; the packages of the stages know what they
// mean, and the packages under loaders/nlp/train make them. MODEL_CARD.md says from what, and how well they do.
//
//	train/clusters ─▶ WriteClusters ─▶ clusters.bin ─▶ (go:embed) ─▶ LoadClusters ─▶ lemma.New ─▶ nlp.Token.Cluster
//	train/lexicon  ─▶ WriteLexicon  ─▶ lexicon.bin  ─▶ (go:embed) ─▶ LoadLexicon  ─▶ lemma.New
//	train/neural   ─▶ WriteNeural   ─▶ neural.bin   ─▶ (go:embed) ─▶ LoadNeural   ─▶ neural.New
//	train/names    ─▶ WriteNames    ─▶ names.bin    ─▶ (go:embed) ─▶ LoadNames    ─▶ ner.New
//	train/coref    ─▶ WriteRanker   ─▶ ranker.bin   ─▶ (go:embed) ─▶ LoadRanker   ─▶ coref.Ranker
//	train/events   ─▶ WriteEvents   ─▶ events.bin   ─▶ (go:embed) ─▶ LoadEvents   ─▶ frame.Learned
//
// Weights are integers, and what is not is computed in one order with each step rounded, so that a model gives the same
// answers on every machine.
package model
