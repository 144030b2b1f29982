package model

import (
	_ "embed" // for clusters.bin
	"io"
)

//go:embed clusters.bin
var clustersPack []byte

// Words are put into CoarseClusters groups of like use, and each of these into FinePerCoarse.
const (
	CoarseClusters = 48
	FinePerCoarse  = 28
)

// Clusters gives words the groups of words that are used alike. It is never changed once read.
type Clusters struct {
	About string // what it was made from, by which command
	words Dictionary
}

// ClusterParts are the contents of Clusters before they are packed.
type ClusterParts struct {
	About string
	Words map[uint32]uint16 // clusters by lemma.WordKey, from 1
}

// Of is the fine cluster of the word with this lemma.WordKey: from 1 to CoarseClusters*FinePerCoarse, 0 for a word in
// none. No clusters, a nil pointer, have no words.
func (c *Clusters) Of(key uint32) uint16 {
	if c == nil {
		return 0
	}
	cluster, _ := c.words.Of(key)
	return cluster
}

// Coarse is the coarse cluster that a fine one is a part of: from 1 to CoarseClusters, 0 for 0.
func Coarse(cluster uint16) uint16 { return (cluster + FinePerCoarse - 1) / FinePerCoarse }

// LoadClusters reads the embedded clusters.
func LoadClusters() (*Clusters, error) { return ReadClusters(clustersPack) }

// WriteClusters writes a pack that ReadClusters reads. The same parts give the same bytes.
func WriteClusters(w io.Writer, c ClusterParts) error {
	return WritePack(w, []Section{{"about", []byte(c.About)}, {"words", packDictionary(c.Words)}})
}

// ReadClusters reads a pack that WriteClusters wrote. Errors wrap ErrFormat.
func ReadClusters(pack []byte) (c *Clusters, err error) {
	c = new(Clusters)
	c.About, err = readParts("clusters", pack, part{"words", func(content []byte) (err error) {
		c.words, err = readDictionary(content, CoarseClusters*FinePerCoarse+1)
		return err
	}})
	if err != nil {
		return nil, err
	}
	return c, nil
}
