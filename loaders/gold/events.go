package gold

import (
	"cmp"
	"maps"
)

// events counts whole events, and then the slots of those that were found leniently.
func (c *comparison) events() {
	gold, found := len(c.want.events), len(c.judged)
	count := func(pairs []pair) Pairs { return Pairs{len(pairs), gold, len(pairs), found} }
	frames, loose := c.match(sameFrame), c.match(lenient)
	c.tally.Detect, c.tally.Frame, c.tally.Lenient = count(c.match(detected)), count(frames), count(loose)
	for _, g := range c.want.events {
		c.tally.Essential.Of += one(g.Essential)
	}
	for _, p := range frames {
		c.tally.Essential.Right += one(p.gold.Essential)
	}
	for _, p := range loose {
		c.slots(p)
	}
	c.disputes(loose)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *comparison) slots(p pair) {
	g, f, t := p.gold, p.found, &c.tally
	none := interval{}
	t.Time.count(g.time != none || f.time != none, g.time == f.time)
	t.Amount.count(len(g.amounts) > 0 || len(f.amounts) > 0, maps.Equal(g.amounts, f.amounts))
	t.Attribution.count(len(g.AttributedTo) > 0 || len(f.AttributedTo) > 0, sameSlot(g.voices, f.voices))
	const asserted, negative = "asserted", "negative"
	gm, fm := cmp.Or(g.Modality, asserted), cmp.Or(f.Modality, asserted)
	t.Modality.count(gm != asserted || fm != asserted, gm == fm)
	gn, fn := g.Polarity == negative, f.Polarity == negative
	t.Negation.Add(Pairs{one(gn && fn), one(gn), one(gn && fn), one(fn)})
}

// disputes counts the links from denials to what they deny. A link is right if both of its ends were found.
func (c *comparison) disputes(loose []pair) {
	foundFor := map[string]string{}
	for _, p := range loose {
		foundFor[p.gold.ID] = p.found.ID
	}
	gold, found := links(c.want.events), links(c.found.events)
	hit := 0
	for link := range gold {
		from, okFrom := foundFor[link[0]]
		to, okTo := foundFor[link[1]]
		hit += one(okFrom && okTo && found[[2]string{from, to}])
	}
	c.tally.Disputes = Pairs{hit, len(gold), hit, len(found)}
}

func links(events []event) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, e := range events {
		for _, to := range e.Disputes {
			out[[2]string{e.ID, to}] = true
		}
	}
	return out
}
