package amount_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared is where public data to check with lies, beside the project. Tests that need it skip where it is absent.
const shared = "../../../../shared/data"

// readShared decodes a file of shared data.
func readShared(t *testing.T, path string, into any) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(shared, path))
	if err != nil {
		t.Skip("../shared/data/" + path + " is absent")
	}
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\uFEFF")), into); err != nil {
		t.Fatal(err)
	}
}

// TestRecognizersCurrency reports how many sums of Recognizers-Text are read with their value and, where it names one,
// their currency. Half of its cases are tokenized newswire, the rest what one says to an assistant.
func TestRecognizersCurrency(t *testing.T) {
	var cases []struct {
		Input   string
		Results []struct {
			Resolution struct{ Value, IsoCurrency string }
		}
	}
	readShared(t, "time/recognizers_text/Specs/NumberWithUnit/English/CurrencyModel.json", &cases)
	right, all := 0, 0
	for _, c := range cases {
		d := annotate(t, c.Input)
		for _, want := range c.Results {
			if want.Resolution.Value == "" {
				continue
			}
			all++
			ok := false
			for _, a := range d.Amounts {
				ok = ok || a.Value == want.Resolution.Value && len(a.Unit) == 3 && (a.Unit == want.Resolution.IsoCurrency || want.Resolution.IsoCurrency == "")
			}
			if ok {
				right++
			} else {
				t.Logf("%q: want %s %s, got %s", c.Input, want.Resolution.Value, want.Resolution.IsoCurrency, strings.ReplaceAll(show(d), "\n", "; "))
			}
		}
	}
	report(t, "sums", right, all, 0.65)
}

// TestRecognizersPercent reports the same of percentages.
func TestRecognizersPercent(t *testing.T) {
	var cases []struct {
		Input   string
		Results []struct {
			Resolution struct{ Value string }
		}
	}
	readShared(t, "time/recognizers_text/Specs/Number/English/PercentModel.json", &cases)
	right, all := 0, 0
	for _, c := range cases {
		d := annotate(t, c.Input)
		for _, want := range c.Results {
			if all++; strings.Contains(show(d), "| "+strings.TrimSuffix(want.Resolution.Value, "%")+" percent") {
				right++
			} else {
				t.Logf("%q: want %s, got %s", c.Input, want.Resolution.Value, show(d))
			}
		}
	}
	report(t, "percentages", right, all, 0.55)
}

// TestQuantulumUnits reports how many units of measure of quantulum3's tests are known, by their names in the plural.
func TestQuantulumUnits(t *testing.T) {
	var cases []struct {
		Req string
		Res []struct {
			Value json.Number
			Unit  string
		}
	}
	readShared(t, "time/quantulum3/quantulum3/_lang/en_US/tests/quantities.json", &cases)
	spelling := strings.NewReplacer("metre", "meter", "litre", "liter", "percentage", "percent")
	right, all := 0, 0
	for _, c := range cases {
		d := annotate(t, c.Req)
		for _, want := range c.Res {
			unit, per, _ := strings.Cut(spelling.Replace(want.Unit), " per ")
			if !known[unit] {
				continue
			}
			all++
			ok := false
			for _, a := range d.Amounts {
				ok = ok || a.Unit == unit && a.Per == per && (a.Value == want.Value.String() || a.Min != "" && a.Max != "")
			}
			if ok {
				right++
			} else {
				t.Logf("%q: want %s %s, got %s", c.Req, want.Value, want.Unit, strings.ReplaceAll(show(d), "\n", "; "))
			}
		}
	}
	report(t, "measures", right, all, 0.65)
}

// known are the units of quantulum3 that news has and that data/units.txt therefore lists.
var known = map[string]bool{"kilometer": true, "meter": true, "centimeter": true, "mile": true, "foot": true, "inch": true, "ton": true,
	"kilogram": true, "gram": true, "liter": true, "gallon": true, "barrel": true, "percent": true, "megawatt": true, "square mile": true,
	"square kilometer": true, "cubic meter": true, "megawatt hour": true, "byte": true}

func report(t *testing.T, what string, right, all int, floor float64) {
	t.Helper()
	accuracy := float64(right) / float64(max(all, 1))
	t.Logf("%d of %d %s right: %.3f", right, all, what, accuracy)
	if accuracy < floor {
		t.Errorf("%.3f of %s right, want at least %.2f", accuracy, what, floor)
	}
}
