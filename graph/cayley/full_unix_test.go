//go:build unix

package cayley

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"testing"
)

// fileLimit is how large a file childFills may write.
const fileLimit = 1 << 19

// childFills stores articles until its files may grow no further, and says how many it could.
func childFills(dir string) {
	signal.Ignore(syscall.SIGXFSZ) // so that writing on is an error
	limit := syscall.Rlimit{Cur: fileLimit, Max: fileLimit}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	s := childOpens(dir)
	for i, f := range random(3 * writeRounds) {
		if err := s.Put(context.Background(), f); err != nil {
			var unwritten *WriteError
			fmt.Println("stored", i, errors.As(err, &unwritten))
			os.Exit(0)
		}
	}
	fmt.Println("the file never grew to its limit")
	os.Exit(1)
}

// TestNoSpaceLeft lets the system itself refuse to write: an error, and nothing stored before is lost.
func TestNoSpaceLeft(t *testing.T) {
	dir := t.TempDir()
	cmd, _, lines := startChild(t, "fill", dir)
	n, isWriteError := 0, false
	lines.Scan()
	if _, err := fmt.Sscanf(lines.Text(), "stored %d %t", &n, &isWriteError); err != nil || n == 0 || !isWriteError {
		t.Fatalf("the child says %q", lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	facts := random(3 * writeRounds)
	wantQuads(t, s, facts[:n]...)
	put(t, s, facts[:n+3]...)
	wantQuads(t, s, facts[:n+3]...)
}
