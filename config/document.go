package config

import (
	"fmt"
	"slices"
	"strings"
)

// document is a parsed file of any format: the values as nested sections and,
// apart from them, where each key stands.
type document struct {
	path  string
	tree  map[string]any
	lines map[string]int // by dotted key, at most maxSections deep; keys may be missing
}

// maxSections is how deep keys are looked at. Ours are two deep; what lies deeper
// is unknown already at its third section.
const maxSections = 4

// assignment is a checked value for a setting.
type assignment struct {
	field field
	value any
	at    place
}

// assignments converts and checks the document's values, in the order of the
// file, and reports what is unknown or wrong.
func (d document) assignments(fields []field, found *problems) []assignment {
	r := reader{document: d, fields: fields, found: found}
	r.section(d.tree, "", 1)
	return r.read
}

// reader walks a document once.
type reader struct {
	document
	fields []field
	found  *problems
	read   []assignment
}

func (r *reader) section(tree map[string]any, prefix string, depth int) {
	for _, name := range r.inFileOrder(tree, prefix) {
		r.entry(name, prefix+name, tree[name], depth)
	}
}

func (r *reader) entry(name, key string, value any, depth int) {
	f, isSetting := r.field(key)
	sub, hasEntries := asSection(value)
	switch {
	case strings.Contains(name, "."):
		r.dotted(name, key)
	case isSetting:
		r.setting(f, value)
	case r.isSection(key) && !hasEntries && value != nil:
		r.problem(key, ErrType, fmt.Sprintf("key %q is a section, expected settings below it, got %s", key, describe(value)))
	case r.isSection(key), hasEntries && len(sub) > 0 && depth < maxSections:
		r.section(sub, key+".", depth+1)
	default:
		r.unknown(key)
	}
}

// setting takes a value. A key with nothing after it is not set, like an empty
// variable: it is what remains when the values below it are commented out.
func (r *reader) setting(f field, raw any) {
	if raw == nil {
		return
	}
	at := place{fromFile, r.path, r.line(f.key)}
	value, err := f.accept(raw)
	if err != nil {
		r.found.add(badValue(f, at, err))
		return
	}
	r.read = append(r.read, assignment{f, value, at})
}

// dotted reports "serve.listen: …" written as one name, which viper would take
// for the nested key, and which could then contradict it.
func (r *reader) dotted(name, key string) {
	if _, known := r.field(key); !known {
		r.unknown(key)
		return
	}
	section, rest, _ := strings.Cut(name, ".")
	r.problem(key, ErrUnknown, fmt.Sprintf("key %q must be nested: %q below %q", key, rest, section))
}

func (r *reader) unknown(key string) {
	nearest := ""
	if !r.found.full() {
		nearest = suggest(key, r.names())
	}
	if nearest != "" {
		nearest = quote(nearest)
	}
	r.problem(key, ErrUnknown, withSuggestion(fmt.Sprintf("key %s is unknown", quote(key)), nearest))
}

func (r *reader) problem(key string, kind error, text string) {
	at := place{fromFile, r.path, r.line(key)}
	r.found.add(&Problem{Place: at.String(), Key: key, Text: text, Kind: kind})
}

// names are the keys that may stand in a file: the settings and their sections.
func (r *reader) names() []string {
	var list []string
	for _, f := range r.fields {
		list = append(list, f.key)
		if section, _, nested := strings.Cut(f.key, "."); nested && !slices.Contains(list, section) {
			list = append(list, section)
		}
	}
	return list
}

func (r *reader) field(key string) (field, bool) {
	i := slices.IndexFunc(r.fields, func(f field) bool { return f.key == key })
	if i < 0 {
		return field{}, false
	}
	return r.fields[i], true
}

func (r *reader) isSection(key string) bool {
	return slices.ContainsFunc(r.fields, func(f field) bool { return strings.HasPrefix(f.key, key+".") })
}

// inFileOrder sorts a section's names by their line, so that problems come in the
// order a person reads the file.
func (d document) inFileOrder(tree map[string]any, prefix string) []string {
	names := make([]string, 0, len(tree))
	for name := range tree {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if byLine := d.lines[prefix+a] - d.lines[prefix+b]; byLine != 0 {
			return byLine
		}
		return strings.Compare(a, b)
	})
	return names
}

// line is where a key stands, or the nearest section around it whose line is
// known, or 0.
func (d document) line(key string) int {
	for {
		if line, ok := d.lines[key]; ok {
			return line
		}
		dot := strings.LastIndexByte(key, '.')
		if dot < 0 {
			return 0
		}
		key = key[:dot]
	}
}

// asSection sees through the two map types YAML produces: a section with a key
// that is not text, such as 8080: or true:, comes as the second.
func asSection(value any) (map[string]any, bool) {
	switch m := value.(type) {
	case map[string]any:
		return m, true
	case map[any]any:
		section := make(map[string]any, len(m))
		for key, v := range m {
			section[fmt.Sprint(key)] = v
		}
		return section, true
	}
	return nil, false
}
