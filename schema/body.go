package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
)

// maxJSONDepth is how deep a request body may nest. Variables are held to tighter limits later.
const maxJSONDepth = 64

// badRequest is what is wrong with a request that is no GraphQL request at all.
func badRequest(format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Code: CodeBadRequest}
}

// requestFromBody reads the JSON of a POST.
func requestFromBody(body []byte) (Request, *Error) {
	v, err := strictJSON(body)
	if err != nil {
		return Request{}, badRequest("the body is not JSON: %s", err)
	}
	params, ok := v.(map[string]any)
	if !ok {
		return Request{}, badRequest("the body must be a JSON object; batches are not supported")
	}
	return requestFrom(params)
}

// requestFromURL reads the parameters of a GET; variables and extensions are JSON.
func requestFromURL(q url.Values) (Request, *Error) {
	params := map[string]any{}
	for _, name := range []string{"query", "operationName"} {
		if q.Has(name) {
			params[name] = q.Get(name)
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if q.Get(name) == "" {
			continue
		}
		v, err := strictJSON([]byte(q.Get(name)))
		if err != nil {
			return Request{}, badRequest("%s is not JSON: %s", name, err)
		}
		params[name] = v
	}
	return requestFrom(params)
}

// requestFrom takes the parameters of a request, each of the right type or null.
func requestFrom(params map[string]any) (Request, *Error) {
	var r Request
	var ok bool
	if r.Query, ok = params["query"].(string); !ok {
		return r, badRequest("query must be a string")
	}
	if params["operationName"] != nil {
		if r.OperationName, ok = params["operationName"].(string); !ok {
			return r, badRequest("operationName must be a string")
		}
	}
	if params["variables"] != nil {
		if r.Variables, ok = params["variables"].(map[string]any); !ok {
			return r, badRequest("variables must be an object")
		}
	}
	if params["extensions"] != nil {
		if _, ok = params["extensions"].(map[string]any); !ok {
			return r, badRequest("extensions must be an object")
		}
	}
	return r, nil
}

// strictJSON decodes one JSON value. Unlike encoding/json alone it refuses two values for one key, of which somebody
// who looks at the request on its way might have seen the other.
func strictJSON(body []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	v, err := strictValue(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something stands behind the value")
	}
	return v, nil
}

func strictValue(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("it ends too soon")
	}
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if depth == maxJSONDepth {
		return nil, fmt.Errorf("it nests more than %d deep", maxJSONDepth)
	}
	if delim == '[' {
		return strictList(d, depth)
	}
	return strictObject(d, depth)
}

func strictList(d *json.Decoder, depth int) (any, error) {
	list := []any{}
	for d.More() {
		v, err := strictValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := d.Token()
	return list, err
}

func strictObject(d *json.Decoder, depth int) (any, error) {
	object := map[string]any{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		if _, twice := object[key]; twice {
			return nil, fmt.Errorf("the key %.40q stands twice", key)
		}
		if object[key], err = strictValue(d, depth+1); err != nil {
			return nil, err
		}
	}
	_, err := d.Token()
	return object, err
}
