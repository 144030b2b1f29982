package timex_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// specCase is a case of the Recognizers-Text specifications: a text, the date it is read on, and what it says.
type specCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Value struct {
			Timex            string
			FutureResolution map[string]any
			PastResolution   map[string]any
		}
	}
}

// comparable are the values that mean the same there as in TIMEX3: those of one period or duration. The rest are
// ranges with their own notation, and what a calendar application takes for granted.
var comparable = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-(SP|SU|FA|WI))?|XXXX-\d\d-\d\d|PT?[\d.]+[YMWDHS]|XXXX-WXX-\d)$`)

// TestRecognizers reports how many cases of a calendar assistant's specification are read as it reads them. Its texts
// ("I'll go back on 15") are not news, so the floors only keep what was reached.
func TestRecognizers(t *testing.T) {
	floors := map[string]float64{"DateParser": 0.30, "DatePeriodParser": 0.50, "DurationParser": 0.55, "SetParser": 0.85}
	for _, name := range []string{"DateParser", "DatePeriodParser", "DurationParser", "SetParser"} {
		t.Run(name, func(t *testing.T) {
			right, all := 0, 0
			for _, c := range readSpec(t, name) {
				if len(c.Results) != 1 || !comparable.MatchString(c.Results[0].Value.Timex) {
					continue
				}
				all++
				if ok, got := c.isRead(t); ok {
					right++
				} else {
					t.Logf("%q on %.10s: %s, specified %s", c.Input, c.Context.ReferenceDateTime, got, c.Results[0].Value.Timex)
				}
			}
			accuracy := float64(right) / float64(max(all, 1))
			t.Logf("%d of %d right: %.3f", right, all, accuracy)
			if accuracy < floors[name] {
				t.Errorf("%.3f right, want at least %.2f", accuracy, floors[name])
			}
		})
	}
}

func readSpec(t *testing.T, name string) []specCase {
	raw, err := os.ReadFile(filepath.Join(shared, "time/recognizers_text/Specs/DateTime/English", name+".json"))
	if err != nil {
		t.Skip("../shared/data/time/recognizers_text is absent")
	}
	var cases []specCase
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\uFEFF")), &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// isRead reports whether one of the times found has the specified value, or the day that it may mean there.
func (c specCase) isRead(t *testing.T) (bool, string) {
	want := c.Results[0].Value
	may := []any{want.FutureResolution["date"], want.PastResolution["date"]}
	d := annotate(t, c.Context.ReferenceDateTime, c.Input+".")
	for _, x := range d.Times {
		if x.Value == want.Timex || x.EDTF != "" && slices.Contains(may, any(x.EDTF)) {
			return true, ""
		}
	}
	return false, show(d)
}
