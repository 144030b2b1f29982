package source

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Stdin is the input that names standard input.
const Stdin = "-"

// Expand turns inputs into files: a directory becomes the files below it whose names end in one of the extensions, a
// glob what it matches, both sorted; a file and Stdin stand for themselves. An input that gives nothing is a Skipped
// in the second result. A file named twice is read once.
func Expand(inputs []string, extensions ...string) (files []string, skipped []*Skipped) {
	seen := map[string]bool{}
	for _, in := range inputs {
		found, err := expand(in, extensions)
		if err == nil && len(found) == 0 {
			err = fmt.Errorf("%w (looked for *%s)", ErrNoInput, strings.Join(extensions, ", *"))
		}
		if err != nil {
			skipped = append(skipped, &Skipped{in, err})
			continue
		}
		for _, f := range found {
			if key := filepath.Clean(f); !seen[key] {
				seen[key] = true
				files = append(files, f)
			}
		}
	}
	return files, skipped
}

func expand(in string, extensions []string) ([]string, error) {
	if in == Stdin {
		return []string{in}, nil
	}
	info, err := os.Stat(in)
	switch {
	case err == nil && info.IsDir():
		return below(in, extensions)
	case err == nil:
		return []string{in}, nil
	case strings.ContainsAny(in, "*?["):
		return filepath.Glob(in) // sorted
	}
	return nil, Cause(err)
}

// below lists the files of a directory tree, in lexical order. Hidden folders are left out.
func below(dir string, extensions []string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return Cause(err)
		case e.IsDir() && path != dir && strings.HasPrefix(e.Name(), "."):
			return filepath.SkipDir
		case !e.IsDir() && slices.Contains(extensions, strings.ToLower(filepath.Ext(path))):
			out = append(out, path)
		}
		return nil
	})
	return out, err
}
