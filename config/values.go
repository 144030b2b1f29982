package config

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"strconv"
	"strings"
)

// Bytes is a size in bytes. In files and variables it is written as a plain
// number or with a unit: "16MiB" (1024-based) or "16MB" (1000-based).
type Bytes int64

// byteUnits are tried in order, so the longer suffixes come before plain "B".
var byteUnits = []struct {
	suffix string
	size   Bytes
}{
	{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10},
	{"GB", 1e9}, {"MB", 1e6}, {"kB", 1e3}, {"B", 1},
}

var errNotSize = errors.New("not a size")

// parseBytes reads a size such as "16MiB", "16 mib", "500kB" or "1048576".
// Fractions are refused: "1.5MiB" leaves it open which byte is meant.
func parseBytes(text string) (Bytes, error) {
	number, unit := strings.TrimSpace(text), Bytes(1)
	for _, u := range byteUnits {
		if head, ok := cutSuffixFold(number, u.suffix); ok {
			number, unit = strings.TrimSpace(head), u.size
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 0 || n > math.MaxInt64/int64(unit) {
		return 0, errNotSize
	}
	return Bytes(n) * unit, nil
}

func cutSuffixFold(s, suffix string) (string, bool) {
	at := len(s) - len(suffix)
	if at < 0 || !strings.EqualFold(s[at:], suffix) {
		return s, false
	}
	return s[:at], true
}

// String writes the size with the largest 1024-based unit that divides it, so
// that reading it back gives the same size.
func (b Bytes) String() string {
	for _, u := range byteUnits[:3] {
		if b != 0 && b%u.size == 0 {
			return strconv.FormatInt(int64(b/u.size), 10) + u.suffix
		}
	}
	return strconv.FormatInt(int64(b), 10)
}

// Secret is a text that must not be shown. Formatting, logging and marshalling
// all give "[redacted]"; only [Secret.Reveal] gives the text.
type Secret string

// Reveal returns the secret itself.
func (s Secret) Reveal() string { return string(s) }

// String hides the secret; an empty one stays empty so that "not set" is visible.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return "[redacted]"
}

// Format hides the secret from every verb, %#v and %x included.
func (s Secret) Format(state fmt.State, _ rune) { _, _ = io.WriteString(state, s.String()) }

// MarshalText hides the secret from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue hides the secret from log handlers that would look at its kind.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
