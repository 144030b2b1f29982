package vectors

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// small is a file of three words. Each vector has its length and rank behind its numbers, and the order of vectors is
// of no matter.
const small = `{"precision":8,"dimensions":2,"size":3,"words":["of","the","rare"],
	"vectors":{"rare":[5,-6e-1,7,2],"the":[3,4,5,1],"of":[0.43208,-0.085806,1,0]},"unkVector":[0]}`

func TestReadTakesTheMostFrequentWords(t *testing.T) {
	all := Vectors{Words: []string{"of", "the", "rare"}, Rows: [][]float64{{0.43208, -0.085806}, {3, 4}, {5, -0.6}}}
	for _, limit := range []int{1, 2, 3} {
		got, err := Read(strings.NewReader(small), limit)
		if want := (Vectors{all.Words[:limit], all.Rows[:limit]}); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("limit %d: %v, %v, want %v", limit, got, err, want)
		}
	}
	if got, err := Read(strings.NewReader(small), 1000); err != nil || got.Dimensions() != 2 || len(got.Rows) != 3 {
		t.Errorf("a limit beyond the file: %v, %v", got, err)
	}
}

func TestReadStopsBehindTheLastVector(t *testing.T) {
	cut, _, _ := strings.Cut(small, `},"unk`)
	if _, err := Read(strings.NewReader(cut), 3); err != nil {
		t.Errorf("a file that is cut off behind what is wanted: %v", err)
	}
}

func TestReadErrors(t *testing.T) {
	for _, text := range []string{
		"", "[]", "{", "{}", "{7", "\xff", small[:len(small)/2],
		`{"dimensions":1,"words":["a"]}`, `{"dimensions":1,"vectors":{"a":[1]}}`, `{"words":["a"],"vectors":{"a":[1]}}`,
		`{"dimensions":2,"words":["a"],"vectors":{"a":[1]}}`, `{"dimensions":1,"words":["a"],"vectors":{}}`,
		`{"dimensions":1,"words":["a"],"vectors":{"a":[1`, `{"dimensions":1,"words":["a"],"vectors":[1]}`,
		`{"dimensions":1,"words":["a","a"],"vectors":{}}`, `{"dimensions":1,"words":["a","b"],"vectors":{"a":[1],"a":[1]}}`,
		`{"dimensions":1,"words":7}`, `{"dimensions":1,"words":["a"],"vectors":7}`, `{"dimensions":1,"words":["a"],"vectors":{"a":"b"}}`,
		`{"dimensions":-1,"words":["a"],"vectors":{"a":[1]}}`, `{"dimensions":1e18,"words":["a"],"vectors":{"a":[1]}}`, `{"dimensions":"x"}`,
		`{"vectors":{"a":[1]},"dimensions":1,"words":["a"]}`,
	} {
		if v, err := Read(strings.NewReader(text), 10); !errors.Is(err, ErrFormat) || v.Dimensions() != 0 {
			t.Errorf("%.60q: %v, error %v, want ErrFormat", text, v, err)
		}
	}
}
