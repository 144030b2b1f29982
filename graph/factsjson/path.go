package factsjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// nesting is an array or an object that a JSON token lies in.
type nesting struct {
	array   bool
	index   int    // of the current value of an array
	key     string // of the current value of an object
	wantKey bool   // whether an object's next token is a key
}

// pathAt names the value of doc whose first token ends at or behind offset: "events[3].amounts[0].value".
// encoding/json tells the offset of a fault, but of its path only the keys.
func pathAt(doc []byte, offset int64) string {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	var in []nesting
	for {
		tok, err := dec.Token()
		if err != nil {
			return pathOf(in)
		}
		if tok == json.Delim('}') || tok == json.Delim(']') {
			in = in[:len(in)-1]
			continue
		}
		if len(in) > 0 {
			if top := &in[len(in)-1]; top.enter(tok) {
				continue
			}
		}
		if dec.InputOffset() >= offset {
			return pathOf(in)
		}
		if tok == json.Delim('{') || tok == json.Delim('[') {
			in = append(in, nesting{array: tok == json.Delim('['), index: -1, wantKey: true})
		}
	}
}

// enter moves on to the value that tok begins; it reports whether tok was only the value's key.
func (n *nesting) enter(tok json.Token) (key bool) {
	switch {
	case n.array:
		n.index++
	case n.wantKey:
		n.key, n.wantKey = fmt.Sprintf("%.40s", tok), false
		return true
	default:
		n.wantKey = true
	}
	return false
}

func pathOf(in []nesting) string {
	var b strings.Builder
	for _, n := range in {
		switch {
		case n.array && n.index >= 0:
			fmt.Fprintf(&b, "[%d]", n.index)
		case !n.array && n.key != "" && b.Len() > 0:
			b.WriteString("." + n.key)
		case !n.array:
			b.WriteString(n.key)
		}
	}
	return b.String()
}

// wanted says in JSON's words what Go type a fault asks for.
func wanted(e *json.UnmarshalTypeError) string {
	switch e.Type.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list"
	}
	return "an object"
}
