package overlay

import (
	"sort"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// behind is a stage with a step behind it that mends what the stage gave.
type behind struct {
	nlp.Stage
	mend func(*nlp.Doc)
}

func (b behind) Annotate(d *nlp.Doc) error {
	if err := b.Stage.Annotate(d); err != nil {
		return err
	}
	b.mend(d)
	return nil
}

// Names is the recogniser of names with the user's names behind it.
func (o *Overlay) Names(recogniser nlp.Stage) nlp.Stage {
	if o == nil || o.forms.next == nil && len(o.apart) == 0 {
		return recogniser
	}
	return behind{recogniser, o.mendNames}
}

// Entities is coreference with the user's offices and decisions behind it.
func (o *Overlay) Entities(coreference nlp.Stage) nlp.Stage {
	if o == nil || len(o.offices) == 0 && len(o.apart) == 0 {
		return coreference
	}
	return behind{coreference, o.mendEntities}
}

// mendNames puts the user's names into Doc.Names. A longer name that the recogniser found around one of them stays as it
// is: "Bank of Meridia" is no Meridia. Whatever else overlaps with one gives way.
func (o *Overlay) mendNames(d *nlp.Doc) {
	for i := range d.Names {
		o.unjoin(d, &d.Names[i])
	}
	given := o.given(d)
	if len(given) == 0 {
		return
	}
	found := d.Names
	merged := make([]nlp.Name, 0, len(found)+len(given))
	for len(found) > 0 || len(given) > 0 {
		switch {
		case len(given) == 0 || len(found) > 0 && found[0].End <= given[0].First:
			merged, found = append(merged, found[0]), found[1:]
		case len(found) == 0 || given[0].End <= found[0].First:
			merged, given = append(merged, given[0]), given[1:]
		case found[0].Contains(given[0].Range) && found[0].Len() > given[0].Len():
			given = given[1:]
		default:
			found = found[1:]
		}
	}
	d.Names = append(d.Names[:0], merged...)
}

// nameTypes are the types of names that stand for a class.
var nameTypes = map[graph.Class]nlp.NameType{graph.ClassPerson: nlp.Person, graph.ClassOrganization: nlp.Organization,
	graph.ClassCountry: nlp.Country, graph.ClassPlace: nlp.Place, graph.ClassMilitaryUnit: nlp.MilitaryUnit,
	graph.ClassAgreement: nlp.Agreement}

// given are the user's names in a document, the longest from left to right.
func (o *Overlay) given(d *nlp.Doc) []nlp.Name {
	var names []nlp.Name
	for _, s := range d.Sentences {
		ends := func(end int) bool { return o.tokenEnds(d, s.Range, end) }
		for i := s.First; i < s.End; i++ {
			end, b := o.forms.find(d.Text, int(d.Tokens[i].Start), ends)
			if end == 0 {
				continue
			}
			last := o.tokenFrom(d, s.Range, end)
			names = append(names, nlp.Name{Range: nlp.Range{First: i, End: last}, Type: nameTypes[b.class], Canon: b.name, Country: b.country})
			i = last - 1
		}
	}
	return names
}

// tokenEnds reports whether a token of a sentence ends at a byte of the text.
func (o *Overlay) tokenEnds(d *nlp.Doc, s nlp.Range, end int) bool {
	i := o.tokenFrom(d, s, end)
	return i > s.First && int(d.Tokens[i-1].End) == end
}

// tokenFrom is the first token of a sentence that begins at a byte of the text or behind it, or the sentence's end.
func (o *Overlay) tokenFrom(d *nlp.Doc, s nlp.Range, at int) int {
	return s.First + sort.Search(s.Len(), func(k int) bool { return int(d.Tokens[s.First+k].Start) >= at })
}

// unjoin takes a name that the gazetteer has for another's away where the user says that they are two.
func (o *Overlay) unjoin(d *nlp.Doc, n *nlp.Name) {
	if n.Canon == "" || len(o.apart) == 0 {
		return
	}
	if words := oneLine(d.TextOf(n.Range)); o.apart[key(words)][key(n.Canon)] {
		n.Canon, n.Country = words, ""
	}
}
