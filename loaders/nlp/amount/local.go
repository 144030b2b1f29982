package amount

import "github.com/demarche-kg/demarche/loaders/nlp"

// local is the currency that a name shared by several stands for in this article: that of the country which it names
// most often among theirs, the first one named where two are even, else the name's own; "" for none.
func (r *reader) local(c currency) string {
	if c.shared == nil {
		return c.code
	}
	r.countCountries()
	code, most := c.code, 0
	for _, n := range r.countries {
		if own, ok := c.shared[n.country]; ok && n.times > most {
			code, most = own, n.times
		}
	}
	return code
}

// named is a country and how often the article names it.
type named struct {
	country string
	times   int
}

// countCountries counts the countries of the article's names, in the order they come, once.
func (r *reader) countCountries() {
	if r.counted {
		return
	}
	r.counted = true
	if r.d.Done&nlp.Names == 0 {
		return
	}
	at := map[string]int{}
	for i := range r.d.Names {
		c := r.d.Names[i].Country
		if c == "" {
			continue
		}
		k, seen := at[c]
		if !seen {
			k = len(r.countries)
			at[c] = k
			r.countries = append(r.countries, named{country: c})
		}
		r.countries[k].times++
	}
}
