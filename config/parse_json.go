package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// parseJSON reads a JSON document. An empty file is no settings, as in the other
// formats.
func parseJSON(data []byte) (map[string]any, map[string]int, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, nil, nil
	}
	if err := shallow(data); err != nil {
		return nil, nil, err
	}
	var tree map[string]any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		return nil, nil, jsonError(data, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		line := (&lineCounter{data: data}).at(int(decoder.InputOffset()))
		return nil, nil, &syntaxError{line, "not valid JSON: something follows the settings"}
	}
	o := jsonOutline{lineCounter: lineCounter{data: data}, lines: map[string]int{}}
	o.decoder = json.NewDecoder(bytes.NewReader(data))
	o.value("")
	return tree, o.lines, errors.Join(o.twice...)
}

// jsonOutline finds the line of each key, and the keys set twice, which
// encoding/json lets pass. The text is already known to be valid and shallow.
type jsonOutline struct {
	lineCounter
	decoder *json.Decoder
	lines   map[string]int
	twice   []error
}

func (o *jsonOutline) value(key string) {
	token, _ := o.decoder.Token()
	switch token {
	case json.Delim('{'):
		o.object(key)
	case json.Delim('['):
		for o.decoder.More() {
			o.value("\x00") // keys inside a list are nobody's
		}
		_, _ = o.decoder.Token()
	}
}

func (o *jsonOutline) object(section string) {
	first := map[string]int{}
	for o.decoder.More() {
		token, _ := o.decoder.Token()
		name, _ := token.(string)
		key, line := join(section, name), o.at(int(o.decoder.InputOffset()))
		if at, ok := first[name]; ok {
			o.twice = append(o.twice, setTwice(key, line, at))
		}
		first[name] = line
		if strings.Count(key, ".") < maxSections {
			o.lines[key] = line
		}
		o.value(key)
	}
	_, _ = o.decoder.Token()
}

func join(section, name string) string {
	if section == "" {
		return name
	}
	return section + "." + name
}

// jsonError finds the line of the decoder's complaint.
func jsonError(data []byte, err error) error {
	counter := lineCounter{data: data}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return &syntaxError{counter.at(int(syntax.Offset)), "not valid JSON: " + syntax.Error()}
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return &syntaxError{counter.at(int(wrong.Offset)), `expected settings by name, such as {"store": "./demarche.db"}`}
	}
	return &syntaxError{counter.at(len(data)), "not valid JSON: it ends too early"}
}
