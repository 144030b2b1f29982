package parser

import "github.com/demarche-kg/demarche/loaders/nlp/parse"

// oracle counts the arcs of a gold tree that a step makes impossible.
type oracle struct {
	gold
	onStack []bool
}

func newOracle(g gold) *oracle { return &oracle{gold: g, onStack: make([]bool, len(g.heads)+1)} }

// cost is the number of gold arcs that could still be made and no longer can when a legal action is done.
func (o *oracle) cost(s *parse.State, a parse.Action) int {
	top, next := s.Top(0), s.Next()
	switch a {
	case parse.Shift:
		return o.shiftCost(next, top)
	case parse.Left:
		cost := count(o.heads[top] == s.Top(1) && s.Top(1) != 0 || o.heads[top] > next && !o.isRoot(top) || o.isRoot(top) && s.Top(1) == 0)
		return cost + o.waiting(top, next)
	default: // A root that something stands below on the stack is lost already.
		cost := count(next != 0 && o.heads[top] >= next && !o.isRoot(top))
		return cost + o.waiting(top, next)
	}
}

// isRoot reports whether a word is the root of the gold tree.
func (o *oracle) isRoot(word int) bool { return o.heads[word] == len(o.heads) }

// shiftCost is the cost of putting next onto the stack: a head below the top is lost, all dependents on the stack are,
// and being the root, unless the stack is empty.
func (o *oracle) shiftCost(next, top int) int {
	head := o.heads[next]
	cost := count(head != top && o.onStack[head] || o.isRoot(next) && top != 0)
	for _, d := range o.dependents[next] {
		if d > next {
			break
		}
		cost += count(o.onStack[d])
	}
	return cost
}

// waiting is how many dependents of a word wait from next on.
func (o *oracle) waiting(word, next int) int {
	if next == 0 {
		return 0
	}
	n := 0
	for _, d := range o.dependents[word] {
		n += count(d >= next)
	}
	return n
}

// choose is the action with the highest score among those of the least cost, and the one with the highest score among
// the others; these are the same where no others are legal.
func (o *oracle) choose(s *parse.State, scores [parse.Actions]int32) (best, rival parse.Action) {
	var costs [parse.Actions]int
	least := -1
	for a := range parse.Action(parse.Actions) {
		if s.Legal(a) {
			costs[a] = o.cost(s, a)
			if least < 0 || costs[a] < least {
				least = costs[a]
			}
		}
	}
	bests, rivals := 0, 0
	for a := range parse.Action(parse.Actions) {
		switch {
		case !s.Legal(a):
		case costs[a] == least:
			if bests++; bests == 1 || scores[a] > scores[best] {
				best = a
			}
		default:
			if rivals++; rivals == 1 || scores[a] > scores[rival] {
				rival = a
			}
		}
	}
	if rivals == 0 {
		rival = best
	}
	return best, rival
}

// apply notes what an action does to the stack.
func (o *oracle) apply(s *parse.State, a parse.Action) {
	if a == parse.Shift {
		o.onStack[s.Next()] = true
	} else {
		o.onStack[s.Top(0)] = false
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
