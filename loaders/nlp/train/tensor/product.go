package tensor

// Product writes a·b to c. b.Cols must be a multiple of Lanes.
func Product(c, a, b *Matrix) *Matrix {
	c.Resize(a.Rows, b.Cols).Zero()
	AddProduct(c, a, b)
	return c
}

// AddProduct adds a·b to c. b.Cols must be a multiple of Lanes.
func AddProduct(c, a, b *Matrix) {
	if a.Cols == 0 {
		return
	}
	multiply(c, a.Data, a.Rows, a.Cols, a.Cols, 1, b)
}

// AddTransposedProduct adds the transpose of a times b to c. b.Cols must be a multiple of Lanes.
func AddTransposedProduct(c, a, b *Matrix) {
	if a.Rows == 0 {
		return
	}
	multiply(c, a.Data, a.Cols, a.Rows, 1, a.Cols, b)
}

// multiply adds to c the product of b with the left factor of rows times inner numbers, whose neighbours in a column
// and in a row are rowStep and colStep apart in a. Panels of Lanes columns of b stay in the fastest cache while all
// rows pass by.
func multiply(c *Matrix, a []float32, rows, inner, rowStep, colStep int, b *Matrix) {
	for n := 0; n < b.Cols; n += Lanes {
		for m := 0; m < rows; {
			m += tile(a[m*rowStep:], rowStep, colStep, b.Data[n:], b.Cols, c.Data[m*c.Cols+n:], c.Cols, inner, rows-m)
		}
	}
}

// tileScalar adds to rows times Lanes numbers of c the product of as many rows of a with Lanes columns of b.
func tileScalar(a []float32, rowStep, colStep int, b []float32, bStep int, c []float32, cStep, inner, rows int) {
	for m := range rows {
		sums := (*[Lanes]float32)(c[m*cStep:])
		for k := range inner {
			x := a[m*rowStep+k*colStep]
			for n, y := range (*[Lanes]float32)(b[k*bStep:]) {
				sums[n] += float32(x * y)
			}
		}
	}
}
