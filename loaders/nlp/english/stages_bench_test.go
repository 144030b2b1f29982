//go:build unix

package english_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// rounds is how often BenchmarkStages reads the texts; it gives the fastest round of each stage.
const rounds = 5

// BenchmarkStages reads articles into one Doc, again and again, and prints for each stage, and for all together, words a
// second of user CPU and heap allocations a token. The articles are the Wikinews texts beside the project, or else the
// example article with its sentences numbered.
//
//	make bench
func BenchmarkStages(b *testing.B) {
	texts, words := benchmarkTexts(b)
	stages := newReader(b).Stages()
	best := make([]stageCost, len(stages)+1) // the last is all of them
	d := new(nlp.Doc)
	for round := range rounds + 1 { // The first grows the Doc's memory, which later texts use again, and is not counted.
		now := make([]stageCost, len(best))
		tokens := 0
		for _, text := range texts {
			if err := d.Reset(text, nlp.Meta{}); err != nil {
				b.Fatal(err)
			}
			for i, s := range stages {
				before := costNow(b)
				if err := s.Annotate(d); err != nil {
					b.Fatal(err)
				}
				cost := costNow(b).minus(before)
				now[i].add(cost)
				now[len(stages)].add(cost)
			}
			tokens += len(d.Tokens)
		}
		for i := range best {
			now[i].tokens = tokens
			if round == 1 || round > 1 && now[i].cpu < best[i].cpu {
				best[i] = now[i]
			}
		}
	}
	for i, s := range stages {
		best[i].report(b, s.Name(), words)
	}
	best[len(stages)].report(b, "all", words)
}

// stageCost is what a stage took.
type stageCost struct {
	cpu    time.Duration
	allocs uint64
	tokens int
}

func costNow(b *testing.B) stageCost {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return stageCost{cpu: userTime(b), allocs: m.Mallocs}
}

func (c stageCost) minus(o stageCost) stageCost {
	return stageCost{cpu: c.cpu - o.cpu, allocs: c.allocs - o.allocs}
}

func (c *stageCost) add(o stageCost) {
	c.cpu += o.cpu
	c.allocs += o.allocs
}

// report prints a cost as a benchmark's figures.
func (c stageCost) report(b *testing.B, name string, words int) {
	b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
		b.ReportMetric(0, "ns/op") // leaves it out
		b.ReportMetric(float64(words)/max(c.cpu.Seconds(), 1e-9), "words/cpu-s")
		b.ReportMetric(float64(c.allocs)/float64(max(c.tokens, 1)), "allocs/token")
	})
}

// userTime is the CPU time that the process has spent outside the system.
func userTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano())
}

// benchmarkTexts are the texts to read, and how many words they have.
func benchmarkTexts(b *testing.B) (texts []string, words int) {
	for _, root := range []string{os.Getenv("DEMARCHE_TEST_SHARED"), "../../../../shared"} {
		f, err := os.Open(filepath.Join(root, "data/news/wikinews/data/wikinews_2019.csv"))
		if root == "" || err != nil {
			continue
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range rows[1:] {
			texts = append(texts, row[2]+"\n\n"+row[3])
		}
		break
	}
	if texts == nil {
		example, err := os.ReadFile("../../../examples/troop-costs.txt")
		if err != nil {
			b.Fatal(err)
		}
		texts = []string{lengthened(string(example), 200<<10)}
	}
	for _, t := range texts {
		words += len(strings.Fields(t))
	}
	return texts, words
}
