//go:build !amd64 || purego

package tensor

// machines run something as the kinds of machine would that this one can stand for.
func machines() map[string]func(run func()) {
	return map[string]func(func()){"scalar": func(run func()) { run() }}
}
