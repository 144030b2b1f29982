//go:build !purego

package kernel

import "testing"

// kind is a kind of machine to run as.
type kind struct {
	name string
	on   func(run func())
}

// kindNames are the kinds of machine that this one can stand for.
func kindNames() []kind {
	as := func(avx2, vnni bool) func(func()) {
		return func(run func()) {
			avx2Was, vnniWas := hasAVX2, hasVNNI
			defer func() { hasAVX2, hasVNNI = avx2Was, vnniWas }()
			hasAVX2, hasVNNI = avx2, vnni
			run()
		}
	}
	all := []kind{{"scalar", as(false, false)}}
	if hasAVX2 {
		all = append(all, kind{"AVX2", as(true, false)})
	}
	if hasVNNI {
		all = append(all, kind{"VNNI", as(true, true)})
	}
	return all
}

func kinds(t *testing.T) (all []func(func())) {
	for _, k := range kindNames() {
		t.Log(k.name)
		all = append(all, k.on)
	}
	return all
}
