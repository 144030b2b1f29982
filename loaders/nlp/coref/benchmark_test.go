package coref_test

import (
	"os"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// BenchmarkStage runs this stage alone on a long text that the others have read.
func BenchmarkStage(b *testing.B) {
	example, err := os.ReadFile("../../../examples/troop-costs.txt")
	if err != nil {
		b.Fatal(err)
	}
	reader := newReader(b)
	d, err := nlp.NewDoc(strings.Repeat(string(example)+"\n\n", 20), nlp.Meta{})
	if err != nil {
		b.Fatal(err)
	}
	var stage nlp.Stage
	for _, s := range reader.Stages() {
		if s.Name() == "coref" {
			stage = s
			break
		}
		if err := s.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		d.Mentions, d.Entities, d.Clusters = nil, nil, nil
		if err := stage.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
