package iob

import "github.com/demarche-kg/demarche/loaders/nlp"

// Count compares the names found with those of the corpus, in the same words and of the same type.
type Count struct{ Both, Found, Gold int }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return 2 * float64(c.Both) / float64(max(1, c.Found+c.Gold)) }

// Types are the types that are scored, as test sets call them.
var Types = []string{"PER", "LOC", "ORG"}

// scoredAs maps what corpora call names to the types that are scored. Facilities are places.
var scoredAs = map[string]string{
	"Person": "PER", "PER": "PER", "politician": "PER", "person": "PER",
	"Location": "LOC", "Facility": "LOC", "LOC": "LOC", "country": "LOC", "location": "LOC",
	"Organization": "ORG", "ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG",
}

var scoredTypes = map[nlp.NameType]string{nlp.Person: "PER", nlp.Country: "LOC", nlp.Place: "LOC", nlp.Organization: "ORG"}

// Compare counts by type what d's names have in common with those of its corpus.
func Compare(gold []Span, d *nlp.Doc) map[string]Count {
	counts := map[string]Count{}
	in := map[Span]bool{}
	for _, g := range gold {
		if t := scoredAs[g.Type]; t != "" {
			in[Span{g.First, g.End, t}] = true
			c := counts[t]
			c.Gold++
			counts[t] = c
		}
	}
	for _, n := range wholeNames(d.Names) {
		if t := scoredTypes[n.Type]; t != "" {
			c := counts[t]
			c.Found++
			if in[Span{n.First, n.End, t}] {
				c.Both++
			}
			counts[t] = c
		}
	}
	return counts
}

// wholeNames joins the names that continue one another: to a corpus they are one.
func wholeNames(names []nlp.Name) []nlp.Name {
	var out []nlp.Name
	for _, n := range names {
		if n.Continues && len(out) > 0 {
			out[len(out)-1].End = n.End
			continue
		}
		out = append(out, n)
	}
	return out
}
