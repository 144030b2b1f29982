package config

import (
	"testing"
)

// TestReloadKeepsTheOld: a broken file does not take the settings away.
func TestReloadKeepsTheOld(t *testing.T) {
	file := writeFile(t, t.TempDir(), "f.yaml", "limits: {depth: 5}\n")
	h, err := NewHolder(Sources{File: file})
	if err != nil {
		t.Fatal(err)
	}
	before := h.Current()
	replaceFile(t, file, "limits: {depth: deep}\n")
	if err := h.Reload(); err == nil || h.Current() != before {
		t.Errorf("error %v, settings replaced: %v", err, h.Current() != before)
	}
	replaceFile(t, file, "limits: {depth: 6}\n")
	if err := h.Reload(); err != nil || h.Current().Limits.Depth != 6 || before.Limits.Depth != 5 {
		t.Errorf("error %v, depth %d, before %d", err, h.Current().Limits.Depth, before.Limits.Depth)
	}
	if _, err := NewHolder(Sources{File: file + ".absent"}); err == nil {
		t.Error("a holder without settings was made")
	}
}
