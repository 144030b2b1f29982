package tensor

import "golang.org/x/sys/cpu"

//go:noescape
func tile6AVX2(a *float32, rowStep, colStep uintptr, b *float32, bStep uintptr, c *float32, cStep uintptr, inner int)

//go:noescape
func tile1AVX2(a *float32, colStep uintptr, b *float32, bStep uintptr, c *float32, inner int)

var hasAVX2 = cpu.X86.HasAVX2

// tile is tileScalar with vectors where the machine has them. Steps are in numbers.
func tile(a []float32, rowStep, colStep int, b []float32, bStep int, c []float32, cStep, inner, rows int) {
	if !hasAVX2 {
		tileScalar(a, rowStep, colStep, b, bStep, c, cStep, inner, rows)
		return
	}
	_ = a[(rows-1)*rowStep+(inner-1)*colStep]
	_ = b[(inner-1)*bStep+Lanes-1]
	_ = c[(rows-1)*cStep+Lanes-1]
	if rows == tileRows {
		tile6AVX2(&a[0], uintptr(4*rowStep), uintptr(4*colStep), &b[0], uintptr(4*bStep), &c[0], uintptr(4*cStep), inner)
		return
	}
	tile1AVX2(&a[0], uintptr(4*colStep), &b[0], uintptr(4*bStep), &c[0], inner)
}
