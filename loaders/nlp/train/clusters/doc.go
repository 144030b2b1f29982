// Package clusters puts words into groups of like use, for the features of models: what a treebank says of
// "minister" then also tells of "chancellor", though it has no sentence with that word.
//
//	vectors.Read ─▶ whole numbers of one length ─▶ kMeans, twice ─▶ model.ClusterParts ─▶ model.WriteClusters
//
// The vectors are GloVe's (Pennington, Socher and Manning 2014), from unlabelled news and encyclopedia text. Clusters are
// found in two steps: all words fall into model.CoarseClusters groups, and each of these into model.FinePerCoarse.
//
// Clustering uses whole numbers and a fixed seed: the same vectors give the same bytes on every machine.
package clusters
