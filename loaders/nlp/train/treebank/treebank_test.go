package treebank

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTrainReadsAllFilesInOrder(t *testing.T) {
	data := fstest.MapFS{}
	for _, path := range TrainFiles {
		data[path] = &fstest.MapFile{Data: []byte("# sent_id = " + path + "\n1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\n")}
	}
	sentences, err := Train(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) != len(TrainFiles) {
		t.Fatalf("%d sentences of %d files", len(sentences), len(TrainFiles))
	}
	for i, s := range sentences {
		if s.ID != TrainFiles[i] {
			t.Errorf("sentence %d is of %q, want %q", i, s.ID, TrainFiles[i])
		}
	}
	for _, path := range TrainFiles {
		missing := fstest.MapFS{}
		for p, file := range data {
			if p != path {
				missing[p] = file
			}
		}
		if _, err := Train(missing); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) {
			t.Errorf("without %s: error %v, want one that names it", path, err)
		}
	}
}
