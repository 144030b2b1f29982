package graph

import (
	"strings"
	"testing"
	"time"
)

func TestParseEDTF(t *testing.T) {
	cases := []struct {
		value       string
		first, last string
		precision   Precision
	}{
		{"2019", "2019-01-01", "2019-12-31", PrecisionYear},
		{"201X", "2010-01-01", "2019-12-31", PrecisionDecade},
		{"0000", FirstDay, "0000-12-31", PrecisionYear},
		{"999X", "9990-01-01", LastDay, PrecisionDecade},
		{"2019-07", "2019-07-01", "2019-07-31", PrecisionMonth},
		{"2019-02", "2019-02-01", "2019-02-28", PrecisionMonth},
		{"2020-02", "2020-02-01", "2020-02-29", PrecisionMonth},
		{"1900-02", "1900-02-01", "1900-02-28", PrecisionMonth},
		{"2019-12", "2019-12-01", "2019-12-31", PrecisionMonth},
		{"2019-Q1", "2019-01-01", "2019-03-31", PrecisionQuarter},
		{"2019-Q4", "2019-10-01", "2019-12-31", PrecisionQuarter},
		{"2019-34", "2019-04-01", "2019-06-30", PrecisionQuarter},
		{"2019-36", "2019-10-01", "2019-12-31", PrecisionQuarter},
		{"2019-07-14", "2019-07-14", "2019-07-14", PrecisionDay},
		{"2020-02-29~", "2020-02-29", "2020-02-29", PrecisionDay},
		{"2019?", "2019-01-01", "2019-12-31", PrecisionYear},
		{"2019-07-14T06:00Z", "2019-07-14", "2019-07-14", PrecisionMinute},
		{"2019-07-14T23:59:59+05:30", "2019-07-14", "2019-07-14", PrecisionMinute},
		{"2019-07-14T06:00", "2019-07-14", "2019-07-14", PrecisionMinute},
		{"2020-01/2020-06", "2020-01-01", "2020-06-30", PrecisionInterval},
		{"2019/2019", "2019-01-01", "2019-12-31", PrecisionInterval},
		{"201X/2020-Q1", "2010-01-01", "2020-03-31", PrecisionInterval},
		{"2019-11-16/..", "2019-11-16", LastDay, PrecisionInterval},
		{"../2019", FirstDay, "2019-12-31", PrecisionInterval},
		{"../0000", FirstDay, "0000-12-31", PrecisionInterval},
		{"/2019", FirstDay, "2019-12-31", PrecisionInterval},
	}
	for _, tt := range cases {
		days, precision, err := ParseEDTF(tt.value)
		if err != nil || days != (Days{tt.first, tt.last}) || precision != tt.precision {
			t.Errorf("%s: %v, %s, %v; want %s to %s, %s", tt.value, days, precision, err, tt.first, tt.last, tt.precision)
		}
		if got := (Time{Value: tt.value}).Precision(); got != tt.precision {
			t.Errorf("%s: precision %s, want %s", tt.value, got, tt.precision)
		}
	}
}

func TestParseEDTFRefuses(t *testing.T) {
	for _, value := range []string{"", " ", "yesterday", "19", "20190", "2019-", "2019-1", "2019-13", "2019-00", "2019-20", "2019-37", "2019-Q0",
		"2019-Q5", "2019-Q1-01", "2019-33-01", "201X-07", "20XX", "2019-02-29", "2019-04-31", "2019-07-00", "2019-07-14T", "2019-07-14T24:00",
		"2019-07-14T06:60", "2019-07-14T06", "2019-07-14T06:00:61Z", "2019-07-14T06:00+99:00", "2019-07T06:00", "2020/2019", "2019/2020/2021", "2019-13/2020",
		"2019/13", "2019~~", "２０１９", "2019\n", "-2019", "+2019", "2019-07-14 06:00", strings.Repeat("9", 1<<20)} {
		days, precision, err := ParseEDTF(value)
		if err == nil {
			t.Errorf("%.40q passes as %v, %s", value, days, precision)
			continue
		}
		if days != (Days{}) || precision != "" {
			t.Errorf("%.40q: %v, %q beside the error", value, days, precision)
		}
		if !strings.Contains(err.Error(), "graph: reading time") || len(err.Error()) > 500 {
			t.Errorf("%.40q: the error is %.500q", value, err)
		}
		if got := (Time{Value: value}).Precision(); got != "" {
			t.Errorf("%.40q has precision %s", value, got)
		}
	}
}

func TestUnknownTimeMayBeAnyDay(t *testing.T) {
	days, err := (Time{Text: "recently"}).Days()
	if err != nil || days != (Days{FirstDay, LastDay}) || !(Time{Text: "recently"}).IsZero() {
		t.Errorf("%v, %v", days, err)
	}
}

func TestDaysOverlap(t *testing.T) {
	d := Days{"2019-02-01", "2019-02-10"}
	cases := []struct {
		first, last string
		want        bool
	}{
		{"2019-02-10", "2019-03-01", true}, {"2019-01-01", "2019-02-01", true}, {"2019-02-05", "2019-02-05", true},
		{FirstDay, LastDay, true}, {"2019-02-11", LastDay, false}, {FirstDay, "2019-01-31", false},
	}
	for _, tt := range cases {
		e := Days{tt.first, tt.last}
		if d.Overlaps(e) != tt.want || e.Overlaps(d) != tt.want {
			t.Errorf("%v and %v: want %t both ways round", d, e, tt.want)
		}
	}
}

func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2019", "201X", "2019-Q1/..", "2019-02-29", "../..", "2019-07-14T06:00Z", "0000-01-01", "9999-12-31/9999", "2019-35~/2020?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		days, precision, err := ParseEDTF(value)
		if err != nil {
			return
		}
		if days.First > days.Last || days.First < FirstDay || days.Last > LastDay || precision == "" {
			t.Errorf("%q gives %v, %s", value, days, precision)
		}
		for _, day := range []string{days.First, days.Last} {
			if _, err := time.Parse(time.DateOnly, day); err != nil {
				t.Errorf("%q gives the day %q", value, day)
			}
		}
	})
}
