package config

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parseYAML reads one YAML document. The library itself bounds nesting, aliases
// that multiply and anchors that contain themselves.
func parseYAML(data []byte) (map[string]any, map[string]int, error) {
	root, err := yamlRoot(data)
	if err != nil || root == nil {
		return nil, nil, err
	}
	o := yamlOutline{lines: map[string]int{}}
	o.walk(root, "", 1)
	if o.twice != nil {
		return nil, nil, errors.Join(o.twice...)
	}
	var tree map[string]any
	if err := root.Decode(&tree); err != nil {
		return nil, nil, yamlError(err)
	}
	return tree, o.lines, nil
}

// yamlRoot parses the text down to the mapping at its top. An empty document has
// none, which is not an error.
func yamlRoot(data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, next yaml.Node
	if err := decoder.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, yamlSyntaxError(err)
	}
	if err := decoder.Decode(&next); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, yamlSyntaxError(err)
		}
		return nil, &syntaxError{next.Line, "a second document begins; settings are one document"}
	}
	root := doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, &syntaxError{root.Line, "expected settings by name, such as store: ./demarche.db"}
	}
	return root, nil
}

// yamlOutline finds the line of each key, and the keys set twice, without
// following aliases.
type yamlOutline struct {
	lines map[string]int
	twice []error
}

func (o *yamlOutline) walk(mapping *yaml.Node, prefix string, depth int) {
	first := map[string]int{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		name, value := mapping.Content[i], mapping.Content[i+1]
		key := prefix + name.Value
		if line, ok := first[name.Value]; ok && name.Kind == yaml.ScalarNode {
			o.twice = append(o.twice, setTwice(key, name.Line, line))
			continue
		}
		first[name.Value], o.lines[key] = name.Line, name.Line
		if value.Kind == yaml.MappingNode && depth < maxSections {
			o.walk(value, key+".", depth+1)
		}
	}
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)

// yamlError takes the line out of the library's message.
func yamlError(err error) *syntaxError {
	text := err.Error()
	var several *yaml.TypeError
	if errors.As(err, &several) && len(several.Errors) > 0 {
		text = several.Errors[0]
	}
	head := yamlLine.FindStringSubmatch(text)
	line, _ := strconv.Atoi(head[1])
	return &syntaxError{line, "not valid YAML: " + clip(text[len(head[0]):])}
}

// yamlSyntaxError is yamlError for text that does not parse. The library leaves
// out the line when it is the first, and two of its messages need our help.
func yamlSyntaxError(err error) error {
	e := yamlError(err)
	switch {
	case strings.Contains(e.text, "unknown anchor"):
		// The name may be the beginning of a token that nobody quoted.
		e.text = "not valid YAML: an alias without its anchor; put text that begins with * in quotes"
		return e
	case strings.Contains(e.text, "mapping values are not allowed"):
		e.text += "; put text with a colon, such as \"memory:\", in quotes"
	}
	e.line = max(e.line, 1)
	return e
}
