package graph

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Time is when something happened, at the precision the text gives, in EDTF (ISO 8601-2): "2019", "2019-07",
// "2019-07-14", "2019-07-14T06:00Z", "201X" (a decade), quarters as "2019-Q1", and intervals "2020-01/2020-06"
// with ".." for an open end. The zero Time is unknown.
type Time struct {
	Value string // EDTF
	Text  string // the words it was read from, "" when it was inferred
}

// IsZero reports whether the time is unknown.
func (t Time) IsZero() bool { return t.Value == "" }

// Precision says how exactly a time is known.
type Precision string

// The precisions, coarsest first.
const (
	PrecisionInterval Precision = "INTERVAL"
	PrecisionDecade   Precision = "DECADE"
	PrecisionYear     Precision = "YEAR"
	PrecisionQuarter  Precision = "QUARTER"
	PrecisionMonth    Precision = "MONTH"
	PrecisionDay      Precision = "DAY"
	PrecisionMinute   Precision = "MINUTE"
)

// The ends of an interval that is open on one side.
const (
	FirstDay = "0000-01-01"
	LastDay  = "9999-12-31"
)

// Days is a closed range of calendar days, each YYYY-MM-DD, so that strings compare as dates do.
type Days struct{ First, Last string }

// Overlaps reports whether the two ranges share a day.
func (d Days) Overlaps(e Days) bool { return d.First <= e.Last && e.First <= d.Last }

// Days gives the first and the last day that the time may fall on. The zero Time may fall on any.
func (t Time) Days() (Days, error) {
	if t.IsZero() {
		return Days{FirstDay, LastDay}, nil
	}
	d, _, err := ParseEDTF(t.Value)
	return d, err
}

// Precision is that of the value; intervals have their own.
func (t Time) Precision() Precision {
	_, p, err := ParseEDTF(t.Value)
	if err != nil {
		return ""
	}
	return p
}

var edtf = regexp.MustCompile(`^(\d{4}|\d{3}X)(?:-(Q[1-4]|3[3-6]|\d{2})(?:-(\d{2})(T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?[~?%]?$`)

// ParseEDTF reads the part of EDTF that Time uses. The error names what cannot be read.
func ParseEDTF(value string) (Days, Precision, error) {
	from, to, isInterval := strings.Cut(value, "/")
	if !isInterval {
		return parseInstant(value)
	}
	d := Days{FirstDay, LastDay}
	if from != ".." && from != "" {
		first, _, err := parseInstant(from)
		if err != nil {
			return Days{}, "", err
		}
		d.First = first.First
	}
	if to != ".." && to != "" {
		last, _, err := parseInstant(to)
		if err != nil {
			return Days{}, "", err
		}
		d.Last = last.Last
	}
	if d.First > d.Last {
		return Days{}, "", fmt.Errorf("graph: reading time %.90q: it ends before it begins", value)
	}
	return d, PrecisionInterval, nil
}

func parseInstant(s string) (Days, Precision, error) {
	m := edtf.FindStringSubmatch(s)
	if m == nil {
		return Days{}, "", fmt.Errorf("graph: reading time %.40q: not an EDTF date such as 2019, 2019-07, 2019-Q3, 2019-07-14 or 2020-01/2020-06", s)
	}
	year, part, day, clock := m[1], m[2], m[3], m[4]
	switch {
	case strings.HasSuffix(year, "X"):
		if part != "" {
			return Days{}, "", fmt.Errorf("graph: reading time %q: a decade has no months", s)
		}
		return Days{year[:3] + "0-01-01", year[:3] + "9-12-31"}, PrecisionDecade, nil
	case part == "":
		return Days{year + "-01-01", year + "-12-31"}, PrecisionYear, nil
	case part[0] == 'Q' || part >= "33" && part <= "36":
		if day != "" {
			return Days{}, "", fmt.Errorf("graph: reading time %q: a quarter has no days", s)
		}
		return quarter(year, int(part[1]-'0')-quarterBase(part)), PrecisionQuarter, nil
	case day == "":
		last, err := lastOfMonth(year, part)
		if err != nil {
			return Days{}, "", err
		}
		return Days{year + "-" + part + "-01", last}, PrecisionMonth, nil
	}
	iso := year + "-" + part + "-" + day
	if _, err := time.Parse(time.DateOnly, iso); err != nil {
		return Days{}, "", fmt.Errorf("graph: reading time %q: no such day", s)
	}
	if clock == "" {
		return Days{iso, iso}, PrecisionDay, nil
	}
	return Days{iso, iso}, PrecisionMinute, nil
}

// quarterBase is what turns the last digit of "Q1" … "Q4" or of EDTF's "33" … "36" into 0 … 3.
func quarterBase(part string) int {
	if part[0] == 'Q' {
		return 1
	}
	return 3
}

// quarter gives the days of quarter q (0 … 3).
func quarter(year string, q int) Days {
	firsts := [4]string{"-01-01", "-04-01", "-07-01", "-10-01"}
	lasts := [4]string{"-03-31", "-06-30", "-09-30", "-12-31"}
	return Days{year + firsts[q], year + lasts[q]}
}

func lastOfMonth(year, month string) (string, error) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return "", fmt.Errorf("graph: reading time %q: no such month", year+"-"+month)
	}
	return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), nil
}
