package english_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

// BenchmarkExtract reads the example article over and over, and prints words a second of one core; then ever longer
// texts made of it. Reading is linear: the words a second of the long texts should be about those of the short one.
func BenchmarkExtract(b *testing.B) {
	reader := newReader(b)
	example, err := os.ReadFile("../../../examples/troop-costs.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []int{len(example), 100 << 10, 1 << 20, 4 << 20} {
		text := lengthened(string(example), size)
		words := len(strings.Fields(text))
		b.Run(fmt.Sprintf("%dkB", size>>10), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := reader.Extract(b.Context(), graph.Article{Text: text}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

var sentenceEnd = regexp.MustCompile(`([a-z])\.(\s)`)

// lengthened repeats an article's body until the text has size bytes. No sentence stands in it twice: sentences that
// repeat each other are told once, and would make a long text a short one.
func lengthened(article string, size int) string {
	headline, body, _ := strings.Cut(article, "\n\n")
	var b strings.Builder
	b.WriteString(headline)
	for n := 1; b.Len() < size; n++ {
		b.WriteString("\n\n" + sentenceEnd.ReplaceAllString(body, fmt.Sprintf("$1 in case %d.$2", n)))
	}
	return b.String()
}
