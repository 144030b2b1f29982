package english_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// BenchmarkHostile reads texts that no article is like, of two sizes: the bytes read per second should not fall with
// the size, which would show work in the square of the length.
func BenchmarkHostile(b *testing.B) {
	pipeline := readAnything(b, newReader(b))
	for _, c := range []struct{ name, unit string }{
		{"one token", "a"}, {"quotation marks", "\""}, {"newlines", "\n"}, {"digits", "7"}, {"he", "he "}, {"commas", ","},
		{"brackets", "("}, {"combining marks", "e\u0301\u0302"}, {"capitals", "A"}, {"dollars", "$ "}, {"names", "Ab and "},
	} {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"128KB", 1 << 17}, {"1MB", 1 << 20}} {
			text := strings.Repeat(c.unit, size.bytes/len(c.unit))
			b.Run(c.name+"/"+size.name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					d, err := nlp.NewDoc(text, nlp.Meta{})
					if err != nil {
						b.Fatal(err)
					}
					if err := pipeline.Annotate(b.Context(), d); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
