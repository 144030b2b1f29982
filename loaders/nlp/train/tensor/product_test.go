package tensor

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, rows, cols int) *Matrix {
	m := New(rows, cols)
	for i := range m.Data {
		m.Data[i] = float32(r.NormFloat64())
	}
	return m
}

func TestProductsAreThoseOfTheScalarCode(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 16}, {6, 3, 16}, {7, 128, 32}, {20, 33, 48}, {13, 384, 128}, {31, 20, 16}} {
		a, b, start := random(r, size[0], size[1]), random(r, size[1], size[2]), random(r, size[0], size[2])
		want := New(size[0], size[2]).CopyFrom(start)
		for n := 0; n < b.Cols; n += Lanes {
			tileScalar(a.Data, a.Cols, 1, b.Data[n:], b.Cols, want.Data[n:], want.Cols, a.Cols, a.Rows)
		}
		for name, as := range machines() {
			as(func() {
				got := New(0, 0).CopyFrom(start)
				AddProduct(got, a, b)
				if !slices.Equal(got.Data, want.Data) {
					t.Errorf("%v, %s: the product differs", size, name)
				}
				got.CopyFrom(start)
				AddTransposedProduct(got, New(0, 0).Transpose(a), b)
				if !slices.Equal(got.Data, want.Data) {
					t.Errorf("%v, %s: the product of the transpose differs", size, name)
				}
			})
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	x, w, y := random(r, 384, 384), random(r, 384, 128), New(0, 0)
	for b.Loop() {
		Product(y, x, w)
	}
	b.ReportMetric(float64(x.Rows*x.Cols*w.Cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
	b.Run("transposed", func(b *testing.B) {
		y := New(384, 128)
		for b.Loop() {
			AddTransposedProduct(y, x, w)
		}
		b.ReportMetric(float64(x.Rows*x.Cols*w.Cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
	})
}
