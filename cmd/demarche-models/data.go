package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// dataFlag adds the flag that names the directory of the public data, for openData.
func dataFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "data", "", "directory of the public data (required)")
}

// openData opens the directory of the public data.
func openData(dir string) (fs.FS, error) {
	if dir == "" {
		return nil, errors.New("no data directory: give --data, for example --data ../shared/data")
	}
	return openDir(dir)
}

// openDir opens a directory that must be there: os.DirFS alone would tell so only of each file below it.
func openDir(dir string) (fs.FS, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%q is not a directory", dir)
	}
	return os.DirFS(dir), nil
}

// vectorsFlag adds the flag that names the file of word vectors, for readVectors.
func vectorsFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "vectors", "", "file of word vectors (required)")
}

// readVectors reads the vectors of the limit most frequent words.
func readVectors(path string, limit int) (vectors.Vectors, error) {
	if path == "" {
		return vectors.Vectors{}, errors.New("no word vectors: give --vectors, the file that scripts/vectors.sh fetches")
	}
	file, err := os.Open(path)
	if err != nil {
		return vectors.Vectors{}, err
	}
	defer file.Close()
	v, err := vectors.Read(file, limit)
	if err != nil {
		return vectors.Vectors{}, fmt.Errorf("%q: %w", path, err)
	}
	return v, nil
}
