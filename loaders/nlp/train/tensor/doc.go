// Package tensor has the few operations on matrices that training a small neural network takes, each with the
// gradient written out by hand.
//
// All numbers are float32 and every product is rounded before it is added, in the order of the inner dimension, whatever
// the machine: the vector kernels work on several outputs at once and never on several terms of one sum. The same data
// therefore give the same weights with and without AVX2.
//
// Matrices are row-major. A function that is given a matrix to write to changes its size (Matrix.Resize) and nothing
// else is allocated once buffers have grown.
package tensor
