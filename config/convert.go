package config

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// parse reads a value written as text: an environment variable or a flag.
func (f field) parse(text string) (any, error) {
	var value any
	var err error
	switch reflect.Zero(f.typ).Interface().(type) {
	case string:
		value = text
	case Secret:
		value = Secret(text)
	case int:
		value, err = strconv.Atoi(text)
	case bool:
		value, err = strconv.ParseBool(text)
	case Bytes:
		value, err = parseBytes(text)
	case time.Duration:
		value, err = time.ParseDuration(text)
	case []string:
		value = splitList(text)
	}
	if err != nil {
		return nil, f.unexpected(text)
	}
	return value, f.check(value)
}

// splitList cuts a list at its commas. No text is no items, not one empty item.
func splitList(text string) []string {
	if text == "" {
		return nil
	}
	items := strings.Split(text, ",")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

// accept takes a value that a file's parser has already typed. It does not
// convert between types as viper would: workers: "4" and strict: 7 are mistakes,
// and timeout: 10 would silently mean ten nanoseconds.
func (f field) accept(raw any) (any, error) {
	value, ok := f.convert(raw)
	if !ok {
		return nil, f.unexpected(raw)
	}
	return value, f.check(value)
}

func (f field) convert(raw any) (any, bool) {
	switch reflect.Zero(f.typ).Interface().(type) {
	case string:
		text, ok := raw.(string)
		return text, ok
	case Secret:
		text, ok := raw.(string)
		return Secret(text), ok
	case bool:
		b, ok := raw.(bool)
		return b, ok
	case int:
		n, ok := wholeNumber(raw)
		return int(n), ok && int64(int(n)) == n
	case Bytes:
		return sizeOf(raw)
	case time.Duration:
		text, _ := raw.(string)
		d, err := time.ParseDuration(text)
		return d, err == nil
	case []string:
		return texts(raw)
	}
	return nil, false
}

// wholeNumber reads the integer types of the three parsers.
func wholeNumber(raw any) (int64, bool) {
	switch n := raw.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	case json.Number:
		i, err := strconv.ParseInt(string(n), 10, 64)
		return i, err == nil
	}
	return 0, false
}

func sizeOf(raw any) (Bytes, bool) {
	if text, ok := raw.(string); ok {
		size, err := parseBytes(text)
		return size, err == nil
	}
	n, ok := wholeNumber(raw)
	return Bytes(n), ok
}

func texts(raw any) ([]string, bool) {
	items, ok := raw.([]any)
	if !ok {
		return nil, false
	}
	list := make([]string, len(items))
	for i, item := range items {
		if list[i], ok = item.(string); !ok {
			return nil, false
		}
	}
	return list, true
}

// check holds a value of the right type to the field's tags.
func (f field) check(value any) error {
	switch v := value.(type) {
	case string:
		if f.oneof != nil && !slices.Contains(f.oneof, v) {
			return &valueError{ErrInvalid, fmt.Sprintf("expected %s, got %s", f.expected(), describe(v))}
		}
	case []string:
		if slices.Contains(v, "") {
			return &valueError{ErrInvalid, "an item of the list is empty"}
		}
	case int, Bytes, time.Duration:
		return f.checkBounds(v)
	}
	return nil
}

func (f field) checkBounds(value any) error {
	n := reflect.ValueOf(value).Int()
	if low, ok := f.bound(f.min); ok && n < low {
		return &valueError{ErrInvalid, fmt.Sprintf("%s is below the minimum of %s", f.format(value), f.min)}
	}
	if high, ok := f.bound(f.max); ok && n > high {
		return &valueError{ErrInvalid, fmt.Sprintf("%s is above the maximum of %s", f.format(value), f.max)}
	}
	return nil
}

// bound reads the text of a min or max tag as a value of the field.
func (f field) bound(text string) (int64, bool) {
	if text == "" {
		return 0, false
	}
	unbounded := f
	unbounded.min, unbounded.max = "", ""
	value, err := unbounded.parse(text)
	if err != nil {
		return 0, false
	}
	return reflect.ValueOf(value).Int(), true
}

// unexpected is the error for a value of the wrong type. A secret is never
// quoted, only its kind is named.
func (f field) unexpected(raw any) error {
	got := describe(raw)
	if f.secret {
		got = "something else; put it in quotes"
	}
	return &valueError{ErrType, fmt.Sprintf("expected %s, got %s", f.expected(), got)}
}

// describe names a parsed value in a message, cut short.
func describe(raw any) string {
	switch v := raw.(type) {
	case string:
		return "text " + quote(v)
	case bool:
		return fmt.Sprint(v)
	case int, int64, uint64, float64, json.Number:
		return "the number " + clip(fmt.Sprint(v))
	case []any:
		if _, ok := texts(v); !ok {
			return "a list with something else in it"
		}
		return "a list"
	case map[string]any, map[any]any:
		return "a section"
	default:
		return "a date"
	}
}

// quote makes foreign text safe for one line of a message.
func quote(s string) string { return strconv.Quote(clip(s)) }

// clip cuts a text to what a message can carry, between characters.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
