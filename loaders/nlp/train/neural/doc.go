// Package neural trains the network of package loaders/nlp/neural, which tags and parses.
//
//	sentences ─▶ example ─▶ batch ─▶ network ─▶ losses ─▶ gradients ─▶ adam ─▶ (quantised) model.NeuralParts
//
// A network is a list of layers that each compute their output from their input (forward) and the gradient of their
// input from that of their output (backward); in between they remember what the gradient takes, so a network works on one
// batch at a time. Weights and what is drawn by lot follow from the seed: the same data give the same bytes.
package neural
