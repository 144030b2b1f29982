package config

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// parseTOML reads a TOML document.
func parseTOML(data []byte) (map[string]any, map[string]int, error) {
	if err := shallow(data); err != nil {
		return nil, nil, err
	}
	tree := map[string]any{}
	err := toml.Unmarshal(data, &tree)
	lines, twice := tomlOutline(data)
	if err != nil && twice != nil {
		return nil, nil, twice // the library names the key but not where it stands
	}
	if err != nil {
		return nil, nil, tomlError(err)
	}
	return tree, lines, nil
}

// tomlOutline finds the line of each key, and the first key that seems to be set
// twice. It stops without complaint where the text is not TOML.
func tomlOutline(data []byte) (lines map[string]int, twice error) {
	lines = map[string]int{}
	counter := lineCounter{data: data}
	var p unstable.Parser
	p.Reset(data)
	table := ""
	for p.NextExpression() {
		e := p.Expression()
		name, offset := tomlKey(e.Key())
		line := counter.at(offset)
		switch e.Kind {
		case unstable.Table:
			table = name + "."
		case unstable.ArrayTable:
			table = "\x00." // its keys repeat by design, and no setting is inside one
		case unstable.KeyValue:
			name = table + name
			if first, seen := lines[name]; seen && twice == nil {
				twice = setTwice(name, line, first)
			}
		}
		note(lines, name, line)
	}
	return lines, twice
}

// note records a key's line and, where they have none yet, its sections'.
func note(lines map[string]int, key string, line int) {
	for i, c := range key {
		if _, ok := lines[key[:i]]; c == '.' && !ok {
			lines[key[:i]] = line
		}
	}
	lines[key] = line
}

// tomlKey joins a dotted key's first parts and says where it begins.
func tomlKey(parts unstable.Iterator) (string, int) {
	var names []string
	offset := -1
	for parts.Next() && len(names) <= maxSections {
		if offset < 0 {
			offset = int(parts.Node().Raw.Offset)
		}
		names = append(names, string(parts.Node().Data))
	}
	return strings.Join(names, "."), offset
}

// tomlError takes the line out of the library's error.
func tomlError(err error) error {
	text, line := strings.TrimPrefix(err.Error(), "toml: "), 0
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ = decode.Position()
	}
	return &syntaxError{line, "not valid TOML: " + clip(text)}
}
