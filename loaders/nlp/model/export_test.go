package model

// LexiconSize is how many bytes the embedded lexicon has.
func LexiconSize() int { return len(lexiconPack) }

// ClustersSize is how many bytes the embedded clusters have.
func ClustersSize() int { return len(clustersPack) }

// NeuralSize is how many bytes the embedded network has.
func NeuralSize() int { return len(neuralPack) }
