package cayley

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/demarche-kg/demarche/graph"
)

// The tests below need a second process: this test binary, started again with a task for it in childTask.
const (
	childTask = "DEMARCHE_TEST_CHILD"
	childDir  = "DEMARCHE_TEST_DIR"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childTask) {
	case "":
		os.Exit(m.Run())
	case "hold":
		childHolds(os.Getenv(childDir))
	case "write":
		childWrites(os.Getenv(childDir))
	case "fill":
		childFills(os.Getenv(childDir))
	}
}

func childOpens(dir string) *Store {
	s, err := Open(context.Background(), dir, Options{Create: true})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	return s
}

// childHolds keeps a store open until its input ends.
func childHolds(dir string) {
	s := childOpens(dir)
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	s.Close()
}

// childWrites stores articles, three at a time together with a second edition of the last three, and says so each time,
// until it is killed.
func childWrites(dir string) {
	s := childOpens(dir)
	facts := random(3 * writeRounds)
	for i := range writeRounds {
		batch := append(second(facts[max(0, 3*i-3):3*i]), facts[3*i:3*i+3]...)
		if err := s.Put(context.Background(), batch...); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("stored", i)
	}
	_, _ = io.Copy(io.Discard, os.Stdin) // to be killed all the same
}

const writeRounds = 100

// second gives articles in their second edition.
func second(facts []*graph.Facts) []*graph.Facts {
	var out []*graph.Facts
	for _, f := range facts {
		f = f.Clone()
		f.Article.Title, f.Relations = "Second edition", nil
		out = append(out, f)
	}
	return out
}

// startChild runs a child; lines gives what it prints.
func startChild(t *testing.T, task, dir string) (cmd *exec.Cmd, stdin io.Closer, lines *bufio.Scanner) {
	t.Helper()
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childTask+"="+task, childDir+"="+dir)
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if err := errors.Join(errIn, errOut, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return cmd, in, bufio.NewScanner(out)
}

func TestLockedByAnotherProcess(t *testing.T) {
	dir := t.TempDir()
	cmd, stdin, lines := startChild(t, "hold", dir)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("the child says %q", lines.Text())
	}
	if _, err := Open(t.Context(), dir, Options{LockTimeout: 100 * time.Millisecond}); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), dir) {
		t.Errorf("while another process has it: %v, want ErrLocked naming %s", err, dir)
	}
	stdin.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatalf("afterwards: %v", err)
	}
	s.Close()
}

// TestKilledWhileWriting kills a process in the middle of its work, several times: what it said was stored is, and
// every article is there whole or not at all.
func TestKilledWhileWriting(t *testing.T) {
	facts := random(3 * writeRounds)
	for _, killAfter := range []int{0, 1, 3, 10, 25} {
		dir := t.TempDir()
		cmd, _, lines := startChild(t, "write", dir)
		acknowledged := -1
		for acknowledged < killAfter && lines.Scan() {
			if _, err := fmt.Sscanf(lines.Text(), "stored %d", &acknowledged); err != nil {
				t.Fatalf("the child says %q", lines.Text())
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it said before it died
			if _, err := fmt.Sscanf(lines.Text(), "stored %d", &acknowledged); err != nil {
				t.Fatalf("the child says %q", lines.Text())
			}
		}
		_ = cmd.Wait()

		s, err := Open(t.Context(), dir, Options{})
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		found := 0
		for _, err := range s.Load(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			found++
		}
		if found < 3*(acknowledged+1) || found%3 != 0 {
			t.Fatalf("%d articles are stored, three to a transaction, and %d transactions were acknowledged", found, acknowledged+1)
		}
		wantQuads(t, s, append(second(facts[:found-3]), facts[found-3:found]...)...)
		put(t, s, facts[found:min(found+3, len(facts))]...) // and on it goes
		s.Close()
	}
}
