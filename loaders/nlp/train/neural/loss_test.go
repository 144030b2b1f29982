package neural

import (
	"math"
	"testing"
)

func TestExpAndCosAreNearTheirTrueValues(t *testing.T) {
	for x := float32(0); x > -90; x -= 0.37 {
		if got, want := float64(exp(x)), math.Exp(float64(x)); math.Abs(got-want) > 4e-7*want+1e-37 {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	for x := 0.0; x < math.Pi; x += 0.1 {
		if got, want := cos(x), math.Cos(x); math.Abs(got-want) > 1e-6 {
			t.Errorf("cos(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestClassLossIsThatOfTheProbabilityOfGold(t *testing.T) {
	scores := []float32{1, 2, 3}
	sum := math.Exp(-2) + math.Exp(-1) + 1
	loss := classLoss(scores, 1, 0)
	if want := -math.Log(math.Exp(-1) / sum); math.Abs(loss-want) > 1e-6 {
		t.Errorf("loss %v, want %v", loss, want)
	}
	for i, want := range []float64{math.Exp(-2) / sum, math.Exp(-1)/sum - 1, 1 / sum} {
		if math.Abs(float64(scores[i])-want) > 1e-6 {
			t.Errorf("gradient %v of class %d, want %v", scores[i], i, want)
		}
	}
}
