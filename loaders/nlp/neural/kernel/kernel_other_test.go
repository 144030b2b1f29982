//go:build !amd64 || purego

package kernel

import "testing"

// kind is a kind of machine to run as.
type kind struct {
	name string
	on   func(run func())
}

func kindNames() []kind { return []kind{{"scalar", func(run func()) { run() }}} }

func kinds(*testing.T) []func(func()) { return []func(func()){kindNames()[0].on} }
