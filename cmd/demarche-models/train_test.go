package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"
)

// TestTrainingWritesWhatIsWhole runs a training that stands for all of them.
func TestTrainingWritesWhatIsWhole(t *testing.T) {
	broken := errors.New("measured badly")
	for _, want := range []error{nil, broken} {
		cmd := training(&cobra.Command{Use: "model", SilenceErrors: true, SilenceUsage: true}, func(_ context.Context, report io.Writer) ([]byte, error) {
			fmt.Fprintln(report, "F1 12 %")
			return []byte("weights"), want
		})
		if def := cmd.Flags().Lookup("out").DefValue; def != "loaders/nlp/model/model.bin" {
			t.Errorf("--out is %q where it is not given", def)
		}
		var report bytes.Buffer
		out := filepath.Join(t.TempDir(), "model.bin")
		cmd.SetOut(&report)
		cmd.SetArgs([]string{"--out", out})
		if err := cmd.Execute(); !errors.Is(err, want) {
			t.Fatalf("error %v, want %v", err, want)
		}
		pack, err := os.ReadFile(out)
		if want != nil {
			if !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a training that failed wrote %q, %v", pack, err)
			}
			continue
		}
		if said := "F1 12 %\n" + out + ": 7 bytes\n"; string(pack) != "weights" || report.String() != said {
			t.Errorf("wrote %q and said %q, want %q", pack, report.String(), said)
		}
	}
}

func TestTrainingNeedsAPlaceToWriteTo(t *testing.T) {
	cmd := training(&cobra.Command{Use: "model", SilenceErrors: true, SilenceUsage: true}, func(context.Context, io.Writer) ([]byte, error) {
		return []byte("weights"), nil
	})
	cmd.SetArgs([]string{"--out", filepath.Join(t.TempDir(), "none", "model.bin")})
	if err := cmd.Execute(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want ErrNotExist", err)
	}
}
