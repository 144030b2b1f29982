package parse

// Features are known by hashes. What a feature is about is spread over 64 bits first, so that things can be added up
// and still be told apart.

const (
	tagSeed   = 0x9E3779B97F4A7C15
	countSeed = 0xC2B2AE3D27D4EB4F

	prime1 = 0x9E3779B97F4A7C15
	prime2 = 0xBF58476D1CE4E5B9
	prime3 = 0x94D049BB133111EB
)

// spread makes one thing of two.
func spread(a, b uint64) uint64 {
	h := (a ^ b*prime1) * prime2
	return h ^ h>>31
}

// small makes a thing of a small number.
func small(n uint64) uint64 { return spread(n, countSeed) }

// maxHashed bounds what of a form is looked at: its first and last halves of this many bytes.
const maxHashed = 64

// hashForm is FNV-1a of a form with its ASCII letters in lower case and its digits as 0, so that numbers look alike.
func hashForm(form string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(form); i++ {
		if i == maxHashed/2 && len(form) > maxHashed {
			i = len(form) - maxHashed/2
		}
		c := form[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return spread(h, 0)
}

// one is the name of feature k that is one thing seen.
func one(k, a uint64) uint32 { return name(a, k) }

// two is the name of feature k that is two things seen.
func two(k, a, b uint64) uint32 { return name(a*prime3+b, k) }

// three is the name of feature k that is three things seen.
func three(k, a, b, c uint64) uint32 { return name((a*prime3+b)*prime3+c, k) }

// four is the name of feature k that is four things seen.
func four(k, a, b, c, d uint64) uint32 { return name(((a*prime3+b)*prime3+c)*prime3+d, k) }

// name spreads a thing over the 32 bits of the name of feature k.
func name(a, k uint64) uint32 {
	h := (a ^ k*prime1) * prime2
	h ^= h >> 32
	h *= prime3
	return uint32(h >> 32)
}
