package gold

import "math"

// Tally counts what is right. The zero value is that of no article.
type Tally struct {
	Entities, Relations, Detect, Frame, Lenient, Negation, Disputes Pairs
	Essential, Time, Amount, Attribution, Modality                  Share
	Unjudged                                                        int // events found where the annotation has none
}

// Add adds another tally.
func (t *Tally) Add(o Tally) {
	pairs, others := t.pairs(), o.pairs()
	for i, p := range pairs {
		p.Add(*others[i])
	}
	shares, otherShares := t.shares(), o.shares()
	for i, s := range shares {
		s.Right += otherShares[i].Right
		s.Of += otherShares[i].Of
	}
	t.Unjudged += o.Unjudged
}

func (t *Tally) pairs() []*Pairs {
	return []*Pairs{&t.Entities, &t.Relations, &t.Detect, &t.Frame, &t.Lenient, &t.Negation, &t.Disputes}
}

func (t *Tally) shares() []*Share {
	return []*Share{&t.Essential, &t.Time, &t.Amount, &t.Attribution, &t.Modality}
}

// Pairs counts both ways: several things that were found may be one that is there.
type Pairs struct {
	GoldHit, Gold   int // of those that are there: found, all
	FoundHit, Found int // of those that were found: there, all
}

// Add adds another count.
func (p *Pairs) Add(o Pairs) {
	p.GoldHit += o.GoldHit
	p.Gold += o.Gold
	p.FoundHit += o.FoundHit
	p.Found += o.Found
}

// PRF gives precision, recall and F1. Where there is nothing to find, all of it is found.
func (p Pairs) PRF() (precision, recall, f1 float64) {
	recall, precision = 1, 0
	if p.Gold > 0 {
		recall = float64(p.GoldHit) / float64(p.Gold)
	}
	switch {
	case p.Found > 0:
		precision = float64(p.FoundHit) / float64(p.Found)
	case p.Gold == 0:
		precision = 1
	}
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return precision, recall, f1
}

// F1 is the harmonic mean of precision and recall.
func (p Pairs) F1() float64 {
	_, _, f1 := p.PRF()
	return f1
}

// Share counts what is right of something.
type Share struct{ Right, Of int }

func (s *Share) count(counts, right bool) {
	if counts {
		s.Of++
		s.Right += one(right)
	}
}

// Value is the share, 0 of nothing.
func (s Share) Value() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.Of)
}

// Answer is one number of all that is counted: 0.2 entities + 0.1 relations + 0.1 detect + 0.2 frame + 0.2 lenient + 0.2
// slots. The slots are the mean of those that occur, and count in full where half of the events were found.
func (t Tally) Answer() float64 {
	var slots []float64
	for _, s := range []Share{t.Time, t.Amount, t.Attribution, t.Modality} {
		if s.Of > 0 {
			slots = append(slots, thousandths(s.Value()))
		}
	}
	if t.Negation.Gold > 0 || t.Negation.Found > 0 {
		slots = append(slots, thousandths(t.Negation.F1()))
	}
	mean := 0.0
	for _, s := range slots {
		mean += s / float64(len(slots))
	}
	_, recall, _ := t.Lenient.PRF()
	of := func(p Pairs) float64 { return thousandths(p.F1()) }
	return 0.2*of(t.Entities) + 0.1*of(t.Relations) + 0.1*of(t.Detect) + 0.2*of(t.Frame) + 0.2*of(t.Lenient) +
		0.2*mean*min(1, 2*thousandths(recall))
}

// thousandths rounds a figure the way it is published, so that Answer can be computed from the published ones.
func thousandths(x float64) float64 { return math.Round(x*1000) / 1000 }
