package neural

// Distances is how many kinds of places of a head relative to its dependent are told apart.
const Distances = 32

// RootDistance is the kind of the arc to a root.
const RootDistance = 0

// Distance is the kind of the place of the head of a word, as the number of words from the dependent to the head,
// negative to the left: exact up to 8 words, then in ever wider steps. It is never RootDistance.
func Distance(words int) int {
	side := 1
	if words < 0 {
		side, words = 16, -words
	}
	switch {
	case words <= 8:
	case words <= 10:
		words = 9
	case words <= 13:
		words = 10
	case words <= 17:
		words = 11
	case words <= 23:
		words = 12
	case words <= 32:
		words = 13
	default:
		words = 14
	}
	return side + words
}
