package factsjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// write gives the line that Write makes of f.
func write(t *testing.T, f *graph.Facts) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readAll gives the facts of every line that has some, and the errors of the others.
func readAll(r io.Reader) (facts []*graph.Facts, errs []error) {
	for f, err := range Read(r) {
		if err != nil {
			errs = append(errs, err)
		} else {
			facts = append(facts, f)
		}
	}
	return facts, errs
}

// readOne reads an object that must hold facts. For the eye it may be broken into lines.
func readOne(t *testing.T, object string) *graph.Facts {
	t.Helper()
	facts, errs := readAll(strings.NewReader(strings.ReplaceAll(object, "\n", " ")))
	if len(errs) > 0 || len(facts) != 1 {
		t.Fatalf("%d facts, errors %v", len(facts), errs)
	}
	return facts[0]
}

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	var lines strings.Builder
	want := graphtest.Facts()
	for _, f := range want {
		lines.WriteString(write(t, f))
	}
	got, errs := readAll(strings.NewReader(lines.String()))
	if len(errs) > 0 || len(got) != len(want) {
		t.Fatalf("%d facts, errors %v", len(got), errs)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("article %d:\n got %+v\nwant %+v", i, got[i], want[i])
		}
	}
}

func TestRandomFactsReadTheSame(t *testing.T) {
	for seed := range uint64(300) {
		f := graphtest.Random(rand.New(rand.NewPCG(seed, 1)), "n"+itoa(int(seed)))
		got, errs := readAll(strings.NewReader(write(t, f)))
		f.Normalize()
		if len(errs) > 0 || len(got) != 1 || !reflect.DeepEqual(got[0], f) {
			t.Fatalf("seed %d: errors %v\n got %+v\nwant %+v", seed, errs, got, f)
		}
	}
}

func TestWriteGolden(t *testing.T) {
	var got bytes.Buffer
	for _, f := range graphtest.Facts() {
		if err := json.Indent(&got, []byte(write(t, f)), "", " "); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join("testdata", "facts.json")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("differs from %s; run with -update and look at the diff", path)
	}
}

// TestWriteCore holds the core to the annotation guide: these keys stand in every object, null or empty if need be.
func TestWriteCore(t *testing.T) {
	keys := map[string][]string{
		"":                 {"id", "title", "publisher", "published", "url", "language", "entities", "relations", "events"},
		"entities":         {"id", "name", "type", "mentions", "offices"},
		"relations":        {"type", "subject", "object", "status", "time", "sentence"},
		"events":           {"id", "type", "source", "target", "content", "amounts", "time", "place", "attributed_to", "polarity", "modality", "sentence"},
		"events[].amounts": {"value", "unit", "approx", "per", "text"},
	}
	for _, f := range graphtest.Facts() {
		var a map[string]any
		if err := json.Unmarshal([]byte(write(t, f)), &a); err != nil {
			t.Fatal(err)
		}
		objects := map[string][]any{"": {a}}
		for _, list := range []string{"entities", "relations", "events"} {
			objects[list] = a[list].([]any)
		}
		for _, e := range objects["events"] {
			objects["events[].amounts"] = append(objects["events[].amounts"], e.(map[string]any)["amounts"].([]any)...)
		}
		for kind, want := range keys {
			for i, o := range objects[kind] {
				for _, key := range want {
					if _, ok := o.(map[string]any)[key]; !ok {
						t.Errorf("article %s: %s[%d] lacks %q", f.Article.Source, kind, i, key)
					}
				}
			}
		}
	}
}

func TestWriteRefusesInvalidFacts(t *testing.T) {
	f := graphtest.Facts()[0]
	f.Events[0].Source = append(f.Events[0].Source, "urn:demarche:person:nobody")
	var b bytes.Buffer
	if err := Write(&b, f); !errors.Is(err, graph.ErrInvalid) || b.Len() > 0 {
		t.Errorf("error %v and %d bytes, want ErrInvalid and none", err, b.Len())
	}
}

func TestWriteKeepsItsArgument(t *testing.T) {
	f := graphtest.Facts()[0]
	for i, j := 0, len(f.Events)-1; i < j; i, j = i+1, j-1 {
		f.Events[i], f.Events[j] = f.Events[j], f.Events[i]
	}
	first := f.Events[0].ID
	if got, want := write(t, f), write(t, graphtest.Facts()[0]); got != want {
		t.Error("the order of the events changed what was written")
	}
	if f.Events[0].ID != first {
		t.Error("Write put the caller's events in order")
	}
}

func TestWriteReportsTheWriter(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	if err := Write(w, graphtest.Facts()[0]); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v, want that of the writer", err)
	}
}

func TestReadReportsTheReader(t *testing.T) {
	line := write(t, graphtest.Facts()[0])
	r := io.MultiReader(strings.NewReader(line+line[:20]), iotest.ErrReader(io.ErrUnexpectedEOF))
	facts, errs := readAll(r)
	if len(facts) != 1 || len(errs) != 1 || !errors.Is(errs[0], io.ErrUnexpectedEOF) {
		t.Fatalf("%d facts, errors %v", len(facts), errs)
	}
	var soft *LineError
	if errors.As(errs[0], &soft) {
		t.Error("a reader that fails is no fault of the line")
	}
}

func TestReadStopsWhenAsked(t *testing.T) {
	line := write(t, graphtest.Facts()[0])
	n := 0
	for range Read(strings.NewReader(line + line + line)) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d facts after the first", n)
	}
}

func TestReadGoesOnBehindABadLine(t *testing.T) {
	var lines strings.Builder
	lines.WriteString("\ufeff" + write(t, graphtest.Facts()[0]))
	lines.WriteString("\n  \r\n{\"id\":\n")
	lines.WriteString(`{"title":"` + strings.Repeat("long ", 1<<16) + `"}` + "\n")
	lines.WriteString(strings.TrimSuffix(write(t, graphtest.Facts()[1]), "\n")) // no newline at the end
	var got []string
	for f, err := range read(strings.NewReader(lines.String()), 1<<18) {
		var soft *LineError
		switch {
		case err == nil:
			got = append(got, f.Article.Source)
		case errors.As(err, &soft) && errors.Is(err, ErrTooLong):
			got = append(got, "too long")
		case errors.As(err, &soft) && soft.Line == 4:
			got = append(got, "bad line 4")
		default:
			got = append(got, err.Error())
		}
	}
	if want := []string{"harbour-0304", "bad line 4", "too long", "harbour-0305"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
