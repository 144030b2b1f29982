package graphtest

import (
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

func TestScan(t *testing.T) {
	TestReader(t, func(_ *testing.T, facts ...*graph.Facts) graph.Reader { return Scan(facts...) })
}
