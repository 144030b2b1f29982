package neural

import "math"

// classLoss is what a choice among classes costs: the negative logarithm of the probability that scores give to gold,
// mixed with that of all classes as far as smoothing says. It turns scores into their gradient.
func classLoss(scores []float32, gold int, smoothing float32) float64 {
	highest := scores[0]
	for _, s := range scores {
		highest = max(highest, s)
	}
	sum := float32(0)
	goldScore := scores[gold]
	for i, s := range scores {
		e := exp(s - highest)
		scores[i] = e
		sum += e
	}
	inverse := 1 / sum
	each := smoothing / float32(len(scores))
	for i, e := range scores {
		scores[i] = float32(e*inverse) - each
	}
	scores[gold] -= 1 - smoothing
	return math.Log(float64(sum)) + float64(highest-goldScore)
}

// exp is e to the x for x that is not positive, within 2 parts in ten million. It is the same on every machine.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	n := math.Floor(float64(x)*math.Log2E + 0.5)
	r := float32(float64(x) - float64(n*math.Ln2))
	p := float32(1.0 / 720)
	for _, c := range [...]float32{1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1} {
		p = float32(p*r) + c
	}
	return float32(p * math.Float32frombits(uint32(int32(n)+127)<<23))
}

// cos is the cosine of x from 0 to π, within a millionth; math.Cos need not be the same on every machine.
func cos(x float64) float64 {
	y := x - math.Pi/2
	square := float64(y * y)
	sum := 1.0
	for _, k := range [...]float64{110, 72, 42, 20, 6} {
		sum = 1 - float64(square*sum/k)
	}
	return -y * sum
}
