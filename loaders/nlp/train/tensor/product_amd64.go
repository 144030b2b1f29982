//go:build !purego

package tensor

import "golang.org/x/sys/cpu"

//go:noescape
func tile6AVX2(a *float32, rowStep, colStep uintptr, b *float32, bStep uintptr, c *float32, cStep uintptr, inner int)

//go:noescape
func tile12AVX512(a *float32, rowStep, colStep uintptr, b *float32, bStep uintptr, c *float32, cStep uintptr, inner int)

//go:noescape
func tile1AVX2(a *float32, colStep uintptr, b *float32, bStep uintptr, c *float32, inner int)

// What the machine has; tests turn it off.
var (
	hasAVX2   = cpu.X86.HasAVX2
	hasAVX512 = cpu.X86.HasAVX512F
)

// tile adds to rows times Lanes numbers of c the product of as many rows of a with Lanes columns of b, and gives the
// number of rows that it did, which is at most rows. Steps are in numbers.
func tile(a []float32, rowStep, colStep int, b []float32, bStep int, c []float32, cStep, inner, rows int) int {
	if !hasAVX2 {
		tileScalar(a, rowStep, colStep, b, bStep, c, cStep, inner, rows)
		return rows
	}
	done := 1
	switch {
	case hasAVX512 && rows >= 12:
		done = 12
	case rows >= 6:
		done = 6
	}
	_ = a[(done-1)*rowStep+(inner-1)*colStep]
	_ = b[(inner-1)*bStep+Lanes-1]
	_ = c[(done-1)*cStep+Lanes-1]
	switch done {
	case 12:
		tile12AVX512(&a[0], uintptr(4*rowStep), uintptr(4*colStep), &b[0], uintptr(4*bStep), &c[0], uintptr(4*cStep), inner)
	case 6:
		tile6AVX2(&a[0], uintptr(4*rowStep), uintptr(4*colStep), &b[0], uintptr(4*bStep), &c[0], uintptr(4*cStep), inner)
	default:
		tile1AVX2(&a[0], uintptr(4*colStep), &b[0], uintptr(4*bStep), &c[0], inner)
	}
	return done
}
