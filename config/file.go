package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// fileName is what a settings file is called, before its extension.
const fileName = "demarche"

// maxFileBytes bounds a settings file. Ours are a few hundred bytes; a larger one
// is another file by mistake.
const maxFileBytes = 1 << 20

// fileLayer reads the named file, or else the first found in the directories. No
// file at all is an empty layer.
func fileLayer(named string, dirs []string, fields []field, found *problems) []assignment {
	path := named
	if path == "" {
		var err error
		if path, err = findFile(dirs); err != nil {
			found.add(&Problem{Text: err.Error(), Kind: ErrFile, Cause: err})
			return nil
		}
	}
	if path == "" {
		return nil
	}
	data, err := readFile(path, maxFileBytes)
	if err != nil {
		found.add(&Problem{Place: path, Text: err.Error(), Kind: ErrFile, Cause: err})
		return nil
	}
	doc, ok := parse(path, data, found)
	if !ok {
		return nil
	}
	return doc.assignments(fields, found)
}

// findFile looks in each directory for each format. A link that leads nowhere is
// found, so that reading it fails aloud.
func findFile(dirs []string) (string, error) {
	for _, dir := range dirs {
		for _, format := range formats {
			path := filepath.Join(dir, fileName+format.ext)
			if there, err := exists(path); there || err != nil {
				return path, err
			}
		}
		// A file we cannot read must not pass for no file.
		for _, format := range foreign {
			path := filepath.Join(dir, fileName+format.ext)
			if there, err := exists(path); there || err != nil {
				return path, err
			}
		}
	}
	return "", nil
}

// exists is false also where a part of the path is a file: service accounts have
// homes such as /dev/null.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("looking for settings: %w; name a file with --config to skip the search", err)
	}
	return true, nil
}

// readFile reads a regular file of at most limit bytes. Anything else, such as a
// directory or a pipe nobody writes to, is refused before it is opened.
func readFile(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, bare(err)
	}
	if info.IsDir() {
		return nil, errors.New("this is a directory, expected a file")
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("this is not a regular file")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, bare(err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("the file is larger than %s", Bytes(limit))
	}
	return data, nil
}

// bare takes the path out of an error whose message already begins with it.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
