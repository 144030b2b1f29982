package eval

import (
	"context"
	"hash/fnv"
	"io/fs"
	"math"
	"path"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// polnear is the folder of political news with attributions, texts and annotations apart. Rules may be mended by the
// look of half of the articles; the other half (unseenArticle) is only ever counted.
const polnear = "eval/PolNeAR/dev"

// Quotations measures who is credited with what, in political news: each of source, cue and content by itself, in two ways.
//
//   - overlap: a span that is found is right if it shares a byte with a gold span of the same role, and a gold span is
//     found if a span shares a byte with it.
//   - proportional: a span is right by the share of its bytes that are in the gold span that it fits best, and a gold
//     span is found by the share of its bytes that the span that fits it best covers. A span that is much too long or
//     too short loses here what it wins above.
//
// A content in several pieces is one span with holes. Most articles were read by one annotator; one that n have read is
// compared with each of them, and each comparison counts 1/n, so that every article counts once. The standard marks no
// attribution inside the content of another, while chains are wanted of the reader: the measures that end in "outermost"
// leave out what was found inside a content.
func Quotations(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	readers, err := annotators(data)
	if err != nil {
		return nil, err
	}
	files, err := fs.ReadDir(data, polnear+"/text")
	if err != nil {
		return nil, err
	}
	var unseen, seen quoteScore
	for _, f := range files {
		article := strings.TrimSuffix(f.Name(), ".txt")
		score := &seen
		if unseenArticle(article) {
			score = &unseen
		}
		if err := score.article(ctx, r, data, article, readers[article]); err != nil {
			return nil, err
		}
	}
	return append(unseen.figures("PolNeAR dev, unseen"), seen.figures("PolNeAR dev, seen")...), nil
}

// annotators gives the annotation files of each article: "article_a1b2.ann" is the annotator a1b2's.
func annotators(data fs.FS) (map[string][]string, error) {
	files, err := fs.ReadDir(data, polnear+"/attributions")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".ann")
		if at := strings.LastIndexByte(name, '_'); at >= 0 {
			out[name[:at]] = append(out[name[:at]], path.Join(polnear, "attributions", f.Name()))
		}
	}
	return out, nil
}

// unseenArticle tells the half of the articles that is kept from tuning, by the FNV-1a hash of the name.
func unseenArticle(article string) bool {
	h := fnv.New32a()
	h.Write([]byte(article))
	return h.Sum32()%2 == 0
}

// quoteScore counts by role and by what is taken of the predictions: all, or the outermost.
type quoteScore struct{ all, outermost [3]roleScore }

func (s *quoteScore) article(ctx context.Context, r *english.Reader, data fs.FS, article string, annotations []string) error {
	text, err := fs.ReadFile(data, path.Join(polnear, "text", article+".txt"))
	if err != nil {
		return err
	}
	d, err := r.Annotate(ctx, string(text), nlp.Meta{})
	if err != nil {
		return err
	}
	all, outermost := attributions(d)
	for _, name := range annotations {
		gold, err := readBrat(data, name, d.Text)
		if err != nil {
			return err
		}
		weight := 1 / float64(len(annotations))
		for role := range s.all {
			s.all[role].compare(spansOf(gold, role), spansOf(all, role), weight)
			s.outermost[role].compare(spansOf(gold, role), spansOf(outermost, role), weight)
		}
	}
	return nil
}

// attributions gives what was found as the standard gives it: pieces of one content together; and what of it does not
// stand inside the content of another.
func attributions(d *nlp.Doc) (all, outermost []attribution) {
	at := make([]int, len(d.Quotations)) // quotation -> its attribution
	inside := make([]bool, len(d.Quotations))
	for i, q := range d.Quotations {
		if q.Continues >= 0 {
			continue
		}
		at[i] = len(all)
		inside[i] = q.Outer >= 0 && d.Quotations[q.Outer].Content.Overlaps(q.Content)
		all = append(all, attribution{spans(d, q.Source), spans(d, q.Cue), nil})
	}
	for i, q := range d.Quotations {
		if q.Continues >= 0 {
			at[i] = at[q.Continues]
		}
		a := &all[at[i]]
		a.content = append(a.content, spans(d, q.Content)...)
	}
	for i, q := range d.Quotations {
		if q.Continues < 0 && !inside[i] {
			outermost = append(outermost, all[at[i]])
		}
	}
	return all, outermost
}

func spans(d *nlp.Doc, r nlp.Range) []nlp.Span {
	if r.Len() == 0 {
		return nil
	}
	return []nlp.Span{d.SpanOf(r)}
}

var roleNames = [3]string{"source", "cue", "content"}

// spansOf gives the spans of one role that are there.
func spansOf(as []attribution, role int) [][]nlp.Span {
	var out [][]nlp.Span
	for _, a := range as {
		if s := [3][]nlp.Span{a.source, a.cue, a.content}[role]; len(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// roleScore sums, over spans, whether they overlap and by which share; both ways, for precision and recall.
type roleScore struct{ found, gold, hit, covered, share, coveredShare float64 }

func (s *roleScore) compare(gold, found [][]nlp.Span, weight float64) {
	for _, f := range found {
		best := bestOverlap(f, gold)
		s.found += weight
		s.hit += weight * math.Ceil(best)
		s.share += weight * best
	}
	for _, g := range gold {
		best := bestOverlap(g, found)
		s.gold += weight
		s.covered += weight * math.Ceil(best)
		s.coveredShare += weight * best
	}
}

// bestOverlap is the largest share of a span's bytes that one of the others has.
func bestOverlap(span []nlp.Span, others [][]nlp.Span) float64 {
	size, best := 0, 0
	for _, p := range span {
		size += p.Len()
	}
	for _, other := range others {
		common := 0
		for _, p := range span {
			for _, o := range other {
				common += max(0, min(p.End, o.End)-max(p.Start, o.Start))
			}
		}
		best = max(best, common)
	}
	return float64(best) / float64(size)
}

func (s *quoteScore) figures(set string) []Figure {
	var out []Figure
	for _, way := range []struct {
		suffix string
		roles  *[3]roleScore
	}{{"", &s.all}, {", outermost", &s.outermost}} {
		for role, name := range roleNames {
			out = append(out, way.roles[role].figure(set, "overlap"+way.suffix, name, false))
		}
		for role, name := range roleNames {
			out = append(out, way.roles[role].figure(set, "proportional"+way.suffix, name, true))
		}
	}
	return out
}

func (s *roleScore) figure(set, measure, role string, proportional bool) Figure {
	hit, covered := s.hit, s.covered
	if proportional {
		hit, covered = s.share, s.coveredShare
	}
	f := Figure{Set: set, Measure: measure, Type: role, Gold: int(math.Round(s.gold))}
	if s.found > 0 && s.gold > 0 {
		f.P, f.R = hit/s.found, covered/s.gold
	}
	if f.P+f.R > 0 {
		f.F = 2 * f.P * f.R / (f.P + f.R)
	}
	return f
}
