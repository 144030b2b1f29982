package kernel

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func randomMatrix(r *rand.Rand, in, out, zero int) Matrix {
	w := make([]byte, in*out)
	for i := range w {
		w[i] = byte(r.IntN(2*MaxWeight+1) - MaxWeight)
	}
	scale, bias := make([]float32, out), make([]float32, out)
	for i := range scale {
		scale[i], bias[i] = r.Float32()/100, r.Float32()-0.5
	}
	m, err := NewMatrix(in, out, w, scale, bias, zero)
	if err != nil {
		panic(err)
	}
	return m
}

func TestProductsAreThoseOfTheScalarCode(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{4, 16, 1}, {32, 32, 6}, {128, 16, 13}, {320, 128, 37}, {1024, 48, 12}} {
		in, out, rows := size[0], size[1], size[2]
		room := (rows + TileRows - 1) / TileRows * TileRows
		x, start := make([]byte, room*in), make([]float32, room*out)
		for i := range x {
			x[i] = byte(r.IntN(256))
			if rows == 6 {
				x[i] = 255 // as large as sums can be
			}
		}
		for i := range start {
			start[i] = r.Float32()
		}
		m := randomMatrix(r, in, out, Zero)
		for mode := range Relu | Add + 1 {
			want := slices.Clone(start)
			m.applyScalar(want, x, rows, mode)
			for _, on := range kinds(t) {
				got := slices.Clone(start)
				on(func() { m.Apply(got, x, rows, mode) })
				if !slices.Equal(got[:rows*out], want[:rows*out]) {
					t.Errorf("%v, mode %d: the product differs", size, mode)
				}
			}
		}
	}
}

func TestRowsAreThoseOfTheScalarCode(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{32, 96, 128, 256} {
		x, last := make([]float32, 2*n), make([]float32, n)
		for i := range x {
			x[i] = float32(r.NormFloat64() * 3)
		}
		for i := range last {
			last[i] = float32(r.NormFloat64())
		}
		x[3], x[5], x[7] = 1e9, -1e9, 0.5
		want, got := make([]byte, n), make([]byte, n)
		wantRow, gotRow := make([]float32, n), make([]float32, n)
		for _, on := range kinds(t) {
			for _, scale := range []float32{1, 0.01, 25.4} {
				for _, zero := range []int32{0, Zero} {
					quantizeScalar(want, x[:n], scale, zero)
					on(func() { Quantize(got, x[:n], scale, zero) })
					if !slices.Equal(got, want) {
						t.Errorf("%d: Quantize differs: %v, want %v", n, got, want)
					}
				}
			}
			sum := float32(0)
			on(func() { sum = squares(x[8:n]) })
			if want := squaresScalar(x[8:n]); sum != want {
				t.Errorf("%d: the sum of squares is %v, want %v", n, sum, want)
			}
			carryScalar(wantRow, last, x)
			on(func() { Carry(gotRow, last, x) })
			if !slices.Equal(gotRow, wantRow) {
				t.Errorf("%d: Carry differs", n)
			}
		}
	}
}

func TestMaxSumIsThatOfTheScalarCode(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := 1; n < 40; n++ {
		a, b := make([]float32, n), make([]float32, n)
		for i := range a {
			a[i], b[i] = float32(r.NormFloat64()), float32(r.NormFloat64())
		}
		for at := range n { // the highest is found wherever it is
			a[at] += 100
			want := a[at] + b[at]
			for _, on := range kinds(t) {
				on(func() {
					if got := MaxSum(a, b); got != want {
						t.Errorf("%d numbers, the highest at %d: %v, want %v", n, at, got, want)
					}
				})
			}
			a[at] -= 100
		}
	}
}

func TestAMatrixOfAWrongSizeIsAnError(t *testing.T) {
	for _, c := range []struct{ in, out, weights, columns int }{{0, 16, 0, 16}, {3, 16, 48, 16}, {4, 8, 32, 8}, {4, 16, 63, 16}, {4, 16, 64, 15}} {
		if _, err := NewMatrix(c.in, c.out, make([]byte, c.weights), make([]float32, c.columns), make([]float32, c.columns), 0); err == nil {
			t.Errorf("%v is taken for a matrix", c)
		}
	}
	w := make([]byte, 64)
	w[9] = 200 // -56
	if _, err := NewMatrix(4, 16, w, make([]float32, 16), make([]float32, 16), 0); err != nil {
		t.Errorf("a negative weight: %v", err)
	}
	w[9] = MaxWeight + 1
	if _, err := NewMatrix(4, 16, w, make([]float32, 16), make([]float32, 16), 0); err == nil {
		t.Error("a weight that is too large is taken")
	}
}

func BenchmarkApply(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{384, 128}, {128, 256}, {256, 128}} {
		m := randomMatrix(r, size[0], size[1], Zero)
		const rows = 96
		x, y := make([]byte, rows*m.In), make([]float32, rows*m.Out)
		for _, kind := range kindNames() {
			b.Run(kind.name, func(b *testing.B) {
				kind.on(func() {
					for b.Loop() {
						m.Apply(y, x, rows, Relu|Add)
					}
				})
				b.ReportMetric(float64(rows*m.In*m.Out)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
			})
		}
	}
}
