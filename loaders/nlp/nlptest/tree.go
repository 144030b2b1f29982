package nlptest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// CheckTree checks that a sentence is one projective tree, with the root's relation at its root only.
func CheckTree(d *nlp.Doc, s nlp.Range) error {
	roots := 0
	for i := s.First; i < s.End; i++ {
		tok := d.Tokens[i]
		root := tok.Head == nlp.NoHead
		if root {
			roots++
		} else if !s.Has(int(tok.Head)) || int(tok.Head) == i {
			return fmt.Errorf("token %d has head %d", i, tok.Head)
		}
		if rel := nlp.Rel(tok.Rel); rel == nlp.NoRel || root != (rel == nlp.RootRel) {
			return fmt.Errorf("token %d with head %d has relation %v", i, tok.Head, rel)
		}
	}
	if roots != 1 && s.Len() > 0 {
		return fmt.Errorf("%d roots", roots)
	}
	return errors.Join(checkCycles(d, s), checkCrossing(d, s))
}

// checkCycles climbs from each token to a root, and remembers what was climbed.
func checkCycles(d *nlp.Doc, s nlp.Range) error {
	climbed := make([]int, s.Len()) // by whom
	for i := s.First; i < s.End; i++ {
		for at := i; at >= 0 && climbed[at-s.First] == 0; at = int(d.Tokens[at].Head) {
			climbed[at-s.First] = i - s.First + 1
			if head := int(d.Tokens[at].Head); head >= 0 && climbed[head-s.First] == i-s.First+1 {
				return fmt.Errorf("token %d is in a cycle", head)
			}
		}
	}
	return nil
}

// checkCrossing walks over the ends of the arcs, shorter ones innermost, as over brackets.
func checkCrossing(d *nlp.Doc, s nlp.Range) error {
	ends := make([][]int, s.Len()) // by token, the other ends of its arcs
	for i := s.First; i < s.End; i++ {
		if head := int(d.Tokens[i].Head); head >= 0 {
			ends[i-s.First] = append(ends[i-s.First], head-s.First)
			ends[head-s.First] = append(ends[head-s.First], i-s.First)
		}
	}
	var open []int // the right ends of arcs that span the token
	for i, others := range ends {
		slices.SortFunc(others, func(a, b int) int { return b - a })
		for range others {
			if n := len(open); n > 0 && open[n-1] == i {
				open = open[:n-1]
			}
		}
		for _, other := range others {
			if other < i {
				continue
			}
			if n := len(open); n > 0 && open[n-1] < other {
				return fmt.Errorf("the arc of tokens %d and %d crosses another", s.First+i, s.First+other)
			}
			open = append(open, other)
		}
	}
	return nil
}
