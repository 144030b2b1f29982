//go:build unix

package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/demarche-kg/demarche/loaders/source"
)

func TestAnUnreadableDirectoryIsSkipped(t *testing.T) {
	dir := tree(t, "locked/a.txt")
	locked := filepath.Join(dir, "locked")
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(locked, 0o755) })
	asNobody(t, dir)
	files, skipped := source.Expand([]string{locked}, ".txt")
	if len(files) != 0 || len(skipped) != 1 || !errors.Is(skipped[0], fs.ErrPermission) {
		t.Errorf("files %q, skipped %v, want permission denied", files, skipped)
	}
}

// asNobody gives up the rights of root, who may read everything, until the test ends. Others may still pass to dir.
func asNobody(t *testing.T, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const nobody = 65534
	if err := syscall.Setreuid(-1, nobody); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setreuid(-1, 0); err != nil {
			t.Fatal(err)
		}
	})
}
