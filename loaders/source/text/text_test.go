package text_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/demarche-kg/demarche/loaders/source"
	"github.com/demarche-kg/demarche/loaders/source/text"
)

// write makes a file in a new directory and gives its path.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// readOne reads one file.
func readOne(t *testing.T, file string, o text.Options) (*source.Article, error) {
	t.Helper()
	n := 0
	var article *source.Article
	var problem error
	for a, err := range text.Articles(t.Context(), []string{file}, o) {
		article, problem = a, err
		n++
	}
	if n != 1 || (article == nil) != (problem != nil) {
		t.Fatalf("%d results, the last %v and %v, want one article or one error", n, article, problem)
	}
	return article, problem
}

func TestATextIsKeptAsItStands(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"lines":                   {"Title\n\nKenya said no.\n", "Title\n\nKenya said no.\n"},
		"a byte order mark":       {"\xef\xbb\xbfTitle\n", "Title\n"},
		"lines as in Windows":     {"Title\r\n\r\nNo.\r\n", "Title\r\n\r\nNo.\r\n"},
		"letters beyond ASCII":    {"Señor 東京 🗾", "Señor 東京 🗾"},
		"U+FFFD, itself a letter": {"a \ufffd b", "a \ufffd b"},
	} {
		file := write(t, "harbour.news.txt", c.content)
		a, err := readOne(t, file, text.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a.Text != c.want || a.Name != "harbour.news" || a.Place != file {
			t.Errorf("%s: article %+v, want text %q", name, a, c.want)
		}
	}
}

func TestWhatIsNoArticleIsSkipped(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    error
		says    string
	}{
		"nothing":           {"", source.ErrEmpty, ""},
		"white space":       {" \n\t\r\n", source.ErrEmpty, ""},
		"a mark alone":      {"\xef\xbb\xbf\n", source.ErrEmpty, ""},
		"Latin-1":           {"Title\n\nSe\xf1or said no.", source.ErrEncoding, "line 3, byte 9 is 0xf1"},
		"behind a mark":     {"\xef\xbb\xbfab\xff", source.ErrEncoding, "line 1, byte 5 is 0xff"},
		"a cut off letter":  {"caf\xc3", source.ErrEncoding, "line 1, byte 3 is 0xc3"},
		"a NUL":             {"Title\nNo\x00.", source.ErrEncoding, "line 2, byte 8 is 0x00"},
		"too many bytes":    {strings.Repeat("a", 65), source.ErrTooLarge, "64 bytes"},
		"a surrogate, CESU": {"a \xed\xa0\x80", source.ErrEncoding, "byte 2 is 0xed"},
	} {
		file := write(t, "a.txt", c.content)
		_, err := readOne(t, file, text.Options{MaxBytes: 64})
		var skipped *source.Skipped
		if !errors.As(err, &skipped) || skipped.Place != file || !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want %v that says %q", name, err, c.want, c.says)
		}
	}
	for _, limit := range []int64{64, 0, -1, math.MaxInt64} {
		if _, err := readOne(t, write(t, "a.txt", strings.Repeat("a", 64)), text.Options{MaxBytes: limit}); err != nil {
			t.Errorf("64 bytes where %d may be: %v", limit, err)
		}
	}
}

func TestWhatCannotBeReadIsSkipped(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "none.txt")
	if _, err := readOne(t, missing, text.Options{}); !errors.Is(err, fs.ErrNotExist) || strings.Count(err.Error(), missing) != 1 {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := readOne(t, dir, text.Options{}); err == nil {
		t.Error("a directory was read as an article")
	}
	locked := write(t, "locked.txt", "text")
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(locked); err == nil {
		f.Close()
		t.Log("this user may read everything; what is locked is not tried")
	} else if _, err := readOne(t, locked, text.Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a locked file: %v", err)
	}
}

func TestStandardInput(t *testing.T) {
	a, err := readOne(t, source.Stdin, text.Options{Stdin: strings.NewReader("Kenya said no.")})
	if err != nil || a.Text != "Kenya said no." || a.Name != "stdin" || a.Place != "-" {
		t.Errorf("article %+v, error %v", a, err)
	}
	if _, err := readOne(t, source.Stdin, text.Options{}); !errors.Is(err, source.ErrEmpty) {
		t.Errorf("no standard input: %v", err)
	}
	if _, err := readOne(t, source.Stdin, text.Options{Stdin: iotest.ErrReader(io.ErrUnexpectedEOF)}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a broken pipe: %v", err)
	}
}

func TestOneBadFileDoesNotEndTheRun(t *testing.T) {
	good := write(t, "good.txt", "Kenya said no.")
	var read, skipped int
	for a, err := range text.Articles(t.Context(), []string{good, filepath.Join(t.TempDir(), "none.txt"), good}, text.Options{}) {
		if err != nil {
			skipped++
		} else if a.Name == "good" {
			read++
		}
	}
	if read != 2 || skipped != 1 {
		t.Errorf("%d read and %d skipped, want 2 and 1", read, skipped)
	}
}

func TestACancelledRunEnds(t *testing.T) {
	good := write(t, "good.txt", "Kenya said no.")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var errs []error
	for _, err := range text.Articles(ctx, []string{good, good, good}, text.Options{}) {
		errs = append(errs, err)
		cancel()
	}
	var skipped *source.Skipped
	if len(errs) != 2 || errs[0] != nil || !errors.Is(errs[1], context.Canceled) || errors.As(errs[1], &skipped) {
		t.Errorf("errors %v, want one article, then that the run was cancelled", errs)
	}
}

func TestARunMayBeLeftEarly(t *testing.T) {
	good := write(t, "good.txt", "Kenya said no.")
	n := 0
	for range text.Articles(t.Context(), []string{good, good}, text.Options{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d articles, want one", n)
	}
}
