package neural

import (
	"strings"
	"testing"
)

func TestRecase(t *testing.T) {
	forms := []string{"envoy", "of", "the", "UN", "jo@example.org", "didn't", "é"}
	for die, want := range map[int]string{
		0: "ENVOY OF THE UN jo@example.org DIDN'T É", 1: "Envoy of the UN jo@example.org Didn't É",
		3: "envoy of the un jo@example.org didn't é", 9: "envoy of the UN jo@example.org didn't é",
	} {
		if got := strings.Join(recase(forms, die), " "); got != want {
			t.Errorf("die %d: %s, want %s", die, got, want)
		}
	}
	if forms[0] != "envoy" {
		t.Error("recase changed its argument")
	}
}
