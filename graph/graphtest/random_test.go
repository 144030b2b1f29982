package graphtest

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestRandomIsValid(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 500 {
		if err := Random(r, fmt.Sprint(i)).Validate(); err != nil {
			t.Fatal(err)
		}
	}
}
