package coref

import (
	"fmt"
	"os"
	"sort"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

func TestNames(t *testing.T) {
	r, _ := english.New()
	data := os.DirFS("../../../../../shared/data")
	texts, err := pronouns(t.Context(), r, data)
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	ex := map[string][]string{}
	for i := range texts {
		d, g := texts[i].doc, texts[i].gap
		for _, a := range g.Names {
			key := "none"
			for _, nm := range d.Names {
				s := d.SpanOf(nm.Range)
				if s.Start < a.End && a.Start < s.End {
					key = fmt.Sprintf("type %d canon %v exact %v", nm.Type, nm.Canon != "", s == a)
				}
			}
			if len(ex[key]) < 12 {
				ex[key] = append(ex[key], g.Text[a.Start:a.End])
			}
			n[key]++
		}
	}
	var ks []string
	for k := range n {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return n[ks[i]] > n[ks[j]] })
	for _, k := range ks {
		fmt.Println(n[k], k, ex[k])
	}
}
