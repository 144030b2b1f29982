package gold_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/gold"
)

func parse(t *testing.T, raw string) *gold.Article {
	t.Helper()
	a, err := gold.Parse([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// annotation is what is there to find in the tests below.
const annotation = `{
	"entities": [
		{"id": "a", "name": "Jane Harlow", "type": "Person", "mentions": ["President Harlow"]},
		{"id": "b", "name": "Norway", "type": "Country", "mentions": ["Oslo"]},
		{"id": "c", "name": "Kenya", "type": "Country", "mentions": []},
		{"id": "o", "name": "the fish", "type": "Other", "mentions": []}],
	"relations": [{"type": "affiliatedWith", "subject": "a", "object": "c"}],
	"events": [
		{"id": "v1", "type": "DEMAND", "source": ["a"], "target": ["b"], "time": "2019-Q1", "essential": true, "modality": "asserted",
		 "amounts": [{"value": 8000000, "unit": "USD"}, {"value": 3, "unit": "ships"}], "sentence": "She demanded fish.", "attributed_to": ["c"]},
		{"id": "v2", "type": "DISAPPROVE", "source": ["b"], "target": [], "polarity": "negative", "sentence": "Oslo denied it.", "disputes": ["v1"]}]}`

// changed compares the annotation with what was found.
func changed(t *testing.T, found string) gold.Tally {
	t.Helper()
	return gold.Compare(parse(t, annotation), parse(t, found))
}

func TestWhatIsTheSameIsRight(t *testing.T) {
	got := changed(t, annotation)
	for name, p := range map[string]gold.Pairs{"entities": got.Entities, "relations": got.Relations, "detect": got.Detect, "frame": got.Frame,
		"lenient": got.Lenient, "negation": got.Negation, "disputes": got.Disputes} {
		if p.F1() != 1 || p.Gold == 0 {
			t.Errorf("%s: %+v, want all of some", name, p)
		}
	}
	want := gold.Share{Right: 1, Of: 1}
	if got.Essential != want || got.Time != want || got.Amount != want || got.Attribution != want || got.Modality.Of != 0 {
		t.Errorf("slots %+v", got)
	}
	if answer := got.Answer(); answer < 0.9999 || answer > 1.0001 {
		t.Errorf("answer %v, want 1", answer)
	}
}

func TestNothingFoundIsNothingRight(t *testing.T) {
	got := changed(t, `{}`)
	if got.Frame.F1() != 0 || got.Essential.Right != 0 || got.Essential.Of != 1 || got.Answer() != 0 {
		t.Errorf("tally %+v, answer %v", got, got.Answer())
	}
}

// TestEventsAreComparedByDegrees changes the first event, one thing at a time.
func TestEventsAreComparedByDegrees(t *testing.T) {
	const entities = `{"entities": [
		{"id": "1", "name": "Harlow", "type": "Person"}, {"id": "2", "name": "oslo", "type": "Country"}, {"id": "3", "name": "Peru", "type": "Country"}], "events": [`
	for _, x := range []struct {
		event                  string
		detect, frame, lenient int
	}{
		{`{"type": "DEMAND", "source": ["1"], "target": ["2"], "sentence": "'She demanded fish.'"}`, 1, 1, 1},
		{`{"type": "APPEAL", "source": ["1"], "target": ["2"], "sentence": "She demanded fish."}`, 0, 0, 1},
		{`{"type": "REJECT", "source": ["1"], "target": ["2"], "sentence": "She demanded fish."}`, 0, 0, 1},
		{`{"type": "FIGHT", "source": ["1"], "target": ["2"], "sentence": "She demanded fish."}`, 0, 0, 0},
		{`{"type": "DEMAND", "source": ["1"], "target": [], "sentence": "She demanded fish."}`, 1, 0, 1},
		{`{"type": "DEMAND", "source": ["1"], "target": ["3"], "sentence": "She demanded fish."}`, 1, 0, 0},
		{`{"type": "DEMAND", "source": ["2"], "target": ["1"], "sentence": "She demanded fish."}`, 1, 0, 0},
		{`{"type": "DEMAND", "source": ["1"], "target": ["2"], "sentence": "She demanded more."}`, 0, 0, 0},
	} {
		got := changed(t, entities+x.event+`]}`)
		if got.Detect.GoldHit != x.detect || got.Frame.GoldHit != x.frame || got.Lenient.GoldHit != x.lenient {
			t.Errorf("%s: detect %d, frame %d, lenient %d, want %+v", x.event, got.Detect.GoldHit, got.Frame.GoldHit, got.Lenient.GoldHit, x)
		}
	}
}

func TestASentenceWithoutAnnotationIsNotJudged(t *testing.T) {
	got := changed(t, `{"events": [{"type": "AID", "sentence": "Something else entirely."}]}`)
	if got.Unjudged != 1 || got.Frame.Found != 0 {
		t.Errorf("tally %+v, want one event that is not judged", got)
	}
}

func TestEntitiesAreComparedByNameAndType(t *testing.T) {
	for _, x := range []struct {
		entity string
		right  int
	}{
		{`{"name": "Mrs Harlow", "type": "Person"}`, 1},   // a surname, without the title
		{`{"name": "Harlow", "type": "Organization"}`, 0}, // another type
		{`{"name": "Jane", "type": "Person"}`, 0},         // a first name is not enough
		{`{"name": "The Oslo's", "type": "Country"}`, 1},  // articles and possessives
		{`{"name": "x", "type": "Country", "mentions": [{"text": "KENYA"}]}`, 1},
	} {
		if got := changed(t, `{"entities": [`+x.entity+`]}`).Entities; got.FoundHit != x.right || got.Found != 1 {
			t.Errorf("%s: %+v, want %d right of 1", x.entity, got, x.right)
		}
	}
	if got := changed(t, `{"entities": [{"name": "fish", "type": "Organization"}]}`).Entities; got.Found != 0 {
		t.Errorf("what the annotation has as Other is counted: %+v", got)
	}
}

func TestTimesAreComparedAsIntervals(t *testing.T) {
	for value, right := range map[string]int{`"2019-01/2019-03"`: 1, `"2019-33"`: 1, `{"value": "2019-Q1"}`: 1, `"2019"`: 0, `null`: 0, `"soon"`: 0} {
		got := changed(t, `{"entities": [{"id": "1", "name": "Harlow", "type": "Person"}], "events": [
			{"type": "DEMAND", "source": ["1"], "sentence": "She demanded fish.", "time": `+value+`}]}`)
		if want := (gold.Share{Right: right, Of: 1}); got.Time != want {
			t.Errorf("%s: %+v, want %+v", value, got.Time, want)
		}
	}
}

func TestATallyOfNothing(t *testing.T) {
	var none gold.Tally
	none.Add(gold.Compare(&gold.Article{}, &gold.Article{}))
	if p, r, f := none.Frame.PRF(); p != 1 || r != 1 || f != 1 || none.Time.Value() != 0 {
		t.Errorf("figures of nothing: %v %v %v", p, r, f)
	}
}

func TestReadingAFolder(t *testing.T) {
	dir := fstest.MapFS{"a.json": {Data: []byte(`{"id": "x"}`)}, "a.txt": {Data: []byte("A")}, "b.json": {Data: []byte(`{}`)}, "b.txt": {}, "UNSEEN": {Data: []byte("b\n")}}
	texts, err := gold.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) != 2 || texts[0].ID != "a" || texts[0].Text != "A" || texts[0].Unseen || !texts[1].Unseen {
		t.Errorf("read %+v", texts)
	}
	if _, err := gold.Read(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v of an empty folder, want one that wraps fs.ErrNotExist", err)
	}
	if _, err := gold.Read(fstest.MapFS{"a.json": {Data: []byte("{}")}}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v of an annotation without its text", err)
	}
	if _, err := gold.Read(fstest.MapFS{"a.json": {Data: []byte("[")}, "a.txt": {}}); err == nil {
		t.Error("a broken annotation is read")
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(annotation, annotation)
	f.Add(`{"entities": [{"id": "1", "name": "’s's$ .-", "type": "Person", "mentions": [{"text": null}]}]}`, `{"events": [{"time": "2019/", "amounts": [{"value": "x"}, null]}]}`)
	f.Fuzz(func(t *testing.T, want, found string) {
		a, errA := gold.Parse([]byte(want))
		b, errB := gold.Parse([]byte(found))
		if errA != nil || errB != nil {
			return
		}
		got := gold.Compare(a, b)
		if answer := got.Answer(); answer < 0 || answer > 1.001 {
			t.Errorf("answer %v of %+v", answer, got)
		}
	})
}
