package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestScoreRefusesBadDirectories(t *testing.T) {
	for name, tt := range map[string]struct {
		args []string
		want string
	}{
		"no data":      {nil, "give --data"},
		"missing data": {[]string{"--data", filepath.Join(t.TempDir(), "missing")}, "missing"},
		"data a file":  {[]string{"--data", "score.go"}, "not a directory"},
		"empty data":   {[]string{"--data", t.TempDir()}, "no annotated data"},
	} {
		if _, err := run(append([]string{"score"}, tt.args...)...); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", name, err, tt.want)
		}
	}
}
