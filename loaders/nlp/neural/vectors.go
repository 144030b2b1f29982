package neural

import "github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"

// Levels are the sizes that a number of a word's vector may have: the 16 that stand for numbers of the normal
// distribution with the least error (Max 1960), as bytes around kernel.Zero, LevelStep of which are a standard deviation.
var Levels = [16]byte{2, 33, 54, 70, 85, 98, 110, 122, 134, 146, 158, 171, 186, 202, 223, 254}

// LevelStep is the size of a standard deviation among Levels.
const LevelStep = 46

// A table of vectors has two numbers in a byte, the first in the lower half, as numbers of levels.

// levelPairs are the two bytes that a byte of a vector stands for.
var levelPairs = func() (pairs [256][2]byte) {
	for b := range pairs {
		pairs[b] = [2]byte{Levels[b&15], Levels[b>>4]}
	}
	return pairs
}()

// unpack writes the bytes that a vector stands for to dst, which has two for each, and gives their number.
func unpack(dst, packed []byte) int {
	for i, b := range packed {
		pair := levelPairs[b]
		dst[2*i], dst[2*i+1] = pair[0], pair[1]
	}
	return 2 * len(packed)
}

// Level is the number of the level that is nearest to x, in standard deviations.
func Level(x float32) byte {
	best := 0
	for i := range Levels {
		if distance(x, i) < distance(x, best) {
			best = i
		}
	}
	return byte(best)
}

func distance(x float32, level int) float32 {
	d := float32(x*LevelStep) - float32(int(Levels[level])-kernel.Zero)
	return max(d, -d)
}
