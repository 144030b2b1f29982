// Package kernel has the arithmetic of a small neural network that has learnt already: products of rows of bytes with
// matrices of bytes, and what is done to a row between two of them.
//
// Rows pass between layers as float32 and are turned to bytes before each product (Quantize, Normalize). Products are
// exact, as int32. Everything else is rounded after each operation, in one fixed order, so that the vector code (AVX2
// and AVX-512 with VNNI on amd64) and the scalar code, which stands in on every other machine, give the same bits.
package kernel
