package token_test

import (
	"strings"
	"testing"
)

func BenchmarkStages(b *testing.B) {
	text := strings.Repeat("LIMA (AP) - “One left,” Gen. Ruiz's aide said. \"The $8bn deal didn't pass in the U.S. Senate,\" he said.\n\n", 1000)
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		annotate(b, text)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
