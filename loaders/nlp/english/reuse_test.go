package english_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotation"
)

// TestADocUsedAgainReadsAsANewOne reads one text after the other into the same Doc: nothing of the first is left in what
// is found in the second.
func TestADocUsedAgainReadsAsANewOne(t *testing.T) {
	reader := newReader(t)
	first, err := os.ReadFile("../../../examples/troop-costs.txt")
	if err != nil {
		t.Fatal(err)
	}
	const second = "Kenya asked Norway on Tuesday to pay $5 million. \"It will pay,\" its minister said. She left."
	again := new(nlp.Doc)
	for _, text := range []string{string(first), second} {
		if err := reader.AnnotateInto(t.Context(), again, text, nlp.Meta{Published: "2020-03-04"}); err != nil {
			t.Fatal(err)
		}
	}
	fresh, err := reader.Annotate(t.Context(), second, nlp.Meta{Published: "2020-03-04"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := everyLayer(t, again), everyLayer(t, fresh); got != want {
		t.Errorf("read into a used Doc:\n%s\nread into a new one:\n%s", got, want)
	}
}

// everyLayer writes all that a document holds.
func everyLayer(t *testing.T, d *nlp.Doc) string {
	t.Helper()
	var b bytes.Buffer
	if err := annotation.JSON(&b, "", d); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, d.Blocks, d.Chunks, d.Names, d.Mentions, d.Entities, d.Relations, d.Frames)
	return b.String()
}
