package english_test

import (
	"os"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

// BenchmarkExtract reads the example article over and over, and prints words a second of one core.
func BenchmarkExtract(b *testing.B) {
	reader := newReader(b)
	text, err := os.ReadFile("../../../examples/troop-costs.txt")
	if err != nil {
		b.Fatal(err)
	}
	words := len(strings.Fields(string(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reader.Extract(b.Context(), graph.Article{Text: string(text)}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
