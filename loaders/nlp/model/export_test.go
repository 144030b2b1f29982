package model

// TaggerSize is how many bytes the embedded tagger has.
func TaggerSize() int { return len(taggerPack) }

// ClustersSize is how many bytes the embedded clusters have.
func ClustersSize() int { return len(clustersPack) }

// NeuralSize is how many bytes the embedded network has.
func NeuralSize() int { return len(neuralPack) }
