//go:build !purego

package tensor

// machines run something as the kinds of machine would that this one can stand for.
func machines() map[string]func(run func()) {
	as := func(avx2, avx512 bool) func(func()) {
		return func(run func()) {
			avx2Was, avx512Was := hasAVX2, hasAVX512
			defer func() { hasAVX2, hasAVX512 = avx2Was, avx512Was }()
			hasAVX2, hasAVX512 = avx2, avx512
			run()
		}
	}
	all := map[string]func(func()){"scalar": as(false, false)}
	if hasAVX2 {
		all["AVX2"] = as(true, false)
	}
	if hasAVX512 {
		all["AVX-512"] = as(true, true)
	}
	return all
}
