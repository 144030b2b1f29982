package coref_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// TestClusters runs the texts of testdata/clusters and shows which phrases stand together.
func TestClusters(t *testing.T) {
	reader := newReader(t)
	annotate := func(text string) (*nlp.Doc, error) { return reader.Annotate(t.Context(), text, nlp.Meta{}) }
	nlptest.Run(t, "testdata/clusters/*.txt", *update, annotate, func(d *nlp.Doc) string {
		var b strings.Builder
		for _, cluster := range d.Clusters {
			for i, m := range cluster {
				if i > 0 {
					b.WriteString(" = ")
				}
				fmt.Fprintf(&b, "[%s]", strings.Join(strings.Fields(d.TextOf(m)), " "))
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

func newReader(t testing.TB) *english.Reader {
	t.Helper()
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

// checkClusters gives what is wrong with the clusters of a document.
func checkClusters(d *nlp.Doc) error {
	taken := map[nlp.Range]bool{}
	begin := -1
	for i, cluster := range d.Clusters {
		if len(cluster) < 2 {
			return fmt.Errorf("cluster %d has %d phrases", i, len(cluster))
		}
		if cluster[0].First < begin {
			return fmt.Errorf("cluster %d begins before the one before it", i)
		}
		begin = cluster[0].First
		for k, m := range cluster {
			switch s := d.SentenceOf(m.First); {
			case m.Len() <= 0 || s < 0 || !d.Sentences[s].Contains(m):
				return fmt.Errorf("cluster %d: %v is not of one sentence", i, m)
			case taken[m]:
				return fmt.Errorf("cluster %d: %v is there twice", i, m)
			case k > 0 && cluster[k-1].First > m.First:
				return fmt.Errorf("cluster %d: %v stands before the one before it", i, m)
			}
			taken[m] = true
		}
	}
	return nil
}

// TestLongTexts reads a megabyte of what a careless search would be quadratic in. It would not end in the time that a
// test has.
func TestLongTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads megabytes")
	}
	reader := newReader(t)
	for _, unit := range []string{"he ", "John Smith ", "Mary saw her. ", "The report of ", "officials and ", "The king said he saw it. \n\n"} {
		d, err := reader.Annotate(t.Context(), strings.Repeat(unit, 1<<20/len(unit)), nlp.Meta{})
		if err != nil {
			t.Errorf("%q: %v", unit, err)
			continue
		}
		if err := checkClusters(d); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
	}
}

func FuzzClusters(f *testing.F) {
	reader := newReader(f)
	for _, seed := range []string{"", "He.", "Jane Harlow, the minister, said she and her aides had left it. They denied that.",
		"In his speech, John Harlow said \"I will not go\".", "\"We\" \x00 (they) [it] – IT'S; who's who: Mr. Mr. Mr.", "und das ist he",
		"the the the report report of of his her its"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := nlp.NewDoc(text, nlp.Meta{})
		if err != nil {
			return // not UTF-8
		}
		d, err = reader.Annotate(t.Context(), d.Text, nlp.Meta{})
		if err != nil {
			return
		}
		if err := checkClusters(d); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
