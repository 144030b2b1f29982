package eval

import (
	"context"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// coreferenceSets are the sets that chains are measured on, on given tokens. Rules and weights were
// made on train documents; of dev documents, figures but no errors were seen meanwhile.
var coreferenceSets = []treebank{
	{"GUM dev, news+interview", "treebanks/ud/GUM/open/en_gum_open-dev.conllu", []string{"GUM_news", "GUM_interview"}},
	{"GUM/open dev", "treebanks/ud/GUM/open/en_gum_open-dev.conllu", nil},
	{"GUM train, news", "treebanks/ud/GUM/open/en_gum_open-train.conllu", []string{"GUM_news"}},
}

// Coreference measures chains of mentions as the CoNLL shared task of 2012 did: a mention counts when its tokens are
// exactly those of the gold mention, and the figure is the mean of MUC, B3 and CEAFe. The gold chains are those of GUM
// in the manner of OntoNotes (see Chains).
func Coreference(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	var out []Figure
	for _, t := range coreferenceSets {
		docs, err := t.documents(data)
		if err != nil {
			return nil, err
		}
		var s ChainScore
		for _, doc := range docs {
			d, err := annotateGiven(ctx, r, doc)
			if err != nil {
				return nil, err
			}
			gold, err := Chains(doc)
			if err != nil {
				return nil, err
			}
			s.Add(gold, d.Clusters)
		}
		out = append(out, s.Figures(t.name)...)
	}
	return out, nil
}

// ChainScore adds up the measures over documents.
type ChainScore struct {
	mentions         Count
	muc, cubed, ceaf ratio
}

// ratio is a precision and a recall before division.
type ratio struct{ precise, found, recalled, gold float64 }

func (r *ratio) add(o ratio) {
	r.precise += o.precise
	r.found += o.found
	r.recalled += o.recalled
	r.gold += o.gold
}

func (r *ratio) figure(set, measure string, gold int) Figure {
	f := Figure{Set: set, Measure: measure, Gold: gold}
	if r.found > 0 {
		f.P = r.precise / r.found
	}
	if r.gold > 0 {
		f.R = r.recalled / r.gold
	}
	if f.P+f.R > 0 {
		f.F = 2 * f.P * f.R / (f.P + f.R)
	}
	return f
}

// chains are clusters with the cluster of each mention.
type chains struct {
	clusters [][]nlp.Range
	of       map[nlp.Range]int
}

func newChains(clusters [][]nlp.Range) chains {
	c := chains{clusters, map[nlp.Range]int{}}
	for i, cluster := range clusters {
		for _, m := range cluster {
			c.of[m] = i
		}
	}
	return c
}

// Add adds a document. No mention may be in two clusters.
func (s *ChainScore) Add(gold, found [][]nlp.Range) {
	g, f := newChains(gold), newChains(found)
	s.mentions.Gold += len(g.of)
	s.mentions.Found += len(f.of)
	for m := range g.of {
		if _, ok := f.of[m]; ok {
			s.mentions.Both++
		}
	}
	var muc, cubed ratio
	muc.recalled, muc.gold = links(g, f)
	muc.precise, muc.found = links(f, g)
	cubed.recalled, cubed.gold = shared(g, f)
	cubed.precise, cubed.found = shared(f, g)
	s.muc.add(muc)
	s.cubed.add(cubed)
	similar := alike(g, f)
	s.ceaf.add(ratio{similar, float64(len(found)), similar, float64(len(gold))})
}

// Figures gives the mentions that are in a chain, MUC, B3, CEAFe, and their mean.
func (s *ChainScore) Figures(set string) []Figure {
	gold := s.mentions.Gold
	muc, cubed, ceaf := s.muc.figure(set, "MUC", gold), s.cubed.figure(set, "B3", gold), s.ceaf.figure(set, "CEAFe", gold)
	mean := Figure{Set: set, Measure: "CoNLL", Gold: gold,
		P: (muc.P + cubed.P + ceaf.P) / 3, R: (muc.R + cubed.R + ceaf.R) / 3, F: (muc.F + cubed.F + ceaf.F) / 3}
	return []Figure{s.mentions.Figure(set, "chained mentions", ""), muc, cubed, ceaf, mean}
}

// links is MUC (Vilain et al. 1995): of the links that hold the clusters of a together, those that b has too.
func links(a, b chains) (have, all float64) {
	for _, cluster := range a.clusters {
		parts := map[int]bool{}
		alone := 0
		for _, m := range cluster {
			if k, ok := b.of[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		have += float64(len(cluster) - len(parts) - alone)
		all += float64(len(cluster) - 1)
	}
	return have, all
}

// shared is B3 (Bagga and Baldwin 1998): for each mention of a, what part of its cluster b puts together with it.
func shared(a, b chains) (have, all float64) {
	for _, cluster := range a.clusters {
		in := map[int]int{}
		for _, m := range cluster {
			if k, ok := b.of[m]; ok {
				in[k]++
			}
		}
		same := 0
		for _, n := range in {
			same += n * n
		}
		have += float64(same) / float64(len(cluster))
		all += float64(len(cluster))
	}
	return have, all
}

// alike is CEAFe (Luo 2005): how alike the clusters of a and b are when each goes with one of the other at most, paired
// so that the sum is greatest.
func alike(a, b chains) float64 {
	value := make([][]float64, len(a.clusters))
	for i, cluster := range a.clusters {
		value[i] = make([]float64, len(b.clusters))
		for _, m := range cluster {
			if k, ok := b.of[m]; ok {
				value[i][k] += 2 / float64(len(cluster)+len(b.clusters[k]))
			}
		}
	}
	return bestPairing(value)
}
