package schema

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// exchange is a request to the handler, and what must come back.
type exchange struct {
	method, target, body string
	header               map[string]string
	status               int
	contains             string
}

const stats = "/graphql?query=" + "%7Bstats%7Bevents%7D%7D"

func TestHandler(t *testing.T) {
	jsonBody := map[string]string{"Content-Type": "application/json"}
	for name, x := range map[string]exchange{
		"POST":                        {"POST", "/", `{"query":"{stats{events}}"}`, jsonBody, 200, `{"data":{"stats":{"events":15}}`},
		"POST, charset":               {"POST", "/", `{"query":"{stats{events}}"}`, header("Content-Type", "application/json; charset=UTF-8"), 200, `"events":15`},
		"POST, variables":             {"POST", "/", `{"query":"query($a:ID!){node(id:$a){id}}","variables":{"a":"x"},"operationName":null,"extensions":{}}`, jsonBody, 200, `"node":null`},
		"GET":                         {"GET", stats, "", nil, 200, `"events":15`},
		"GET, variables":              {"GET", "/?query=" + url.QueryEscape(`query A($a:ID!){node(id:$a){id}}`) + `&operationName=A&variables=%7B%22a%22%3A%22x%22%7D`, "", nil, 200, `"node":null`},
		"new media type":              {"GET", stats, "", header("Accept", typeGraphQL), 200, `"events":15`},
		"no query":                    {"POST", "/", `{}`, jsonBody, 400, CodeBadRequest},
		"query of another type":       {"POST", "/", `{"query":{}}`, jsonBody, 400, "query must be a string"},
		"variables of another type":   {"POST", "/", `{"query":"{stats{events}}","variables":[1]}`, jsonBody, 400, "variables must be an object"},
		"operation of another type":   {"POST", "/", `{"query":"{stats{events}}","operationName":1}`, jsonBody, 400, "operationName must be a string"},
		"extensions of another type":  {"POST", "/", `{"query":"{stats{events}}","extensions":"x"}`, jsonBody, 400, "extensions must be an object"},
		"batch":                       {"POST", "/", `[{"query":"{stats{events}}"}]`, jsonBody, 400, "batches are not supported"},
		"no JSON":                     {"POST", "/", `{"query`, jsonBody, 400, "not JSON"},
		"two values":                  {"POST", "/", `{"query":"{stats{events}}"} {}`, jsonBody, 400, "not JSON"},
		"key twice":                   {"POST", "/", `{"query":"{stats{events}}","query":"{node}"}`, jsonBody, 400, "stands twice"},
		"deep JSON":                   {"POST", "/", `{"query":` + strings.Repeat("[", 100_000), jsonBody, 400, "nests more than"},
		"empty body":                  {"POST", "/", "", jsonBody, 400, "ends too soon"},
		"large body":                  {"POST", "/", `{"query":"` + strings.Repeat(" ", 2<<20) + `"}`, jsonBody, 413, "longer than the limit"},
		"compressed body":             {"POST", "/", "x", map[string]string{"Content-Type": "application/json", "Content-Encoding": "gzip"}, 415, "compressed"},
		"form":                        {"POST", "/", "query=%7Bstats%7Bevents%7D%7D", header("Content-Type", "application/x-www-form-urlencoded"), 415, CodeBadRequest},
		"plain text, as pages may":    {"POST", "/", `{"query":"{stats{events}}"}`, header("Content-Type", "text/plain"), 415, CodeBadRequest},
		"no content type":             {"POST", "/", `{"query":"{stats{events}}"}`, nil, 415, CodeBadRequest},
		"another charset":             {"POST", "/", `{}`, header("Content-Type", "application/json; charset=latin1"), 415, "utf-8"},
		"another method":              {"PUT", "/", "", nil, 405, "use POST or GET"},
		"another site":                {"GET", stats, "", header("Sec-Fetch-Site", "cross-site"), 403, CodeForbidden},
		"own site":                    {"GET", stats, "", header("Sec-Fetch-Site", "same-origin"), 200, `"events":15`},
		"bad escape":                  {"GET", "/?query=%zz", "", nil, 400, "cannot be read"},
		"variables of GET":            {"GET", stats + "&variables=%7B", "", nil, 400, "variables is not JSON"},
		"mutation by GET":             {"GET", "/?query=mutation%7Bingest%7D", "", nil, 405, CodeNotSupported},
		"mutation by POST":            {"POST", "/", `{"query":"mutation{ingest}"}`, jsonBody, 200, CodeNotSupported},
		"nothing acceptable":          {"GET", stats, "", header("Accept", "text/html"), 406, CodeBadRequest},
		"syntax, old type":            {"POST", "/", `{"query":"{"}`, jsonBody, 200, "GRAPHQL_PARSE_FAILED"},
		"syntax, new type":            {"POST", "/", `{"query":"{"}`, accepting(typeGraphQL), 400, "GRAPHQL_PARSE_FAILED"},
		"validation, new type":        {"POST", "/", `{"query":"{nothing}"}`, accepting(typeGraphQL), 400, "GRAPHQL_VALIDATION_FAILED"},
		"bad input, new type":         {"POST", "/", `{"query":"{events(first:-1){totalCount}}"}`, accepting(typeGraphQL), 400, CodeBadInput},
		"bad variable, new type":      {"POST", "/", `{"query":"query($n:Int){events(first:$n){totalCount}}","variables":{"n":"x"}}`, accepting(typeGraphQL), 400, CodeBadInput},
		"failed while run, new type":  {"POST", "/", `{"query":"{subgraph(select:{entities:[{name:\"x\"}]}){omitted}}"}`, accepting(typeGraphQL), 200, `"data":null`},
		"large document":              {"POST", "/", `{"query":"{stats{events}}` + strings.Repeat(" ", 70_000) + `"}`, accepting(typeGraphQL), 413, "DOCUMENT_TOO_LARGE"},
		"fragment cycle of 77 bytes":  {"POST", "/", `{"query":"query{events{...A}} fragment A on Event{id ...B} fragment B on Event{id ...A}"}`, accepting(typeGraphQL), 400, "spreads itself"},
		"HTML in a message is no tag": {"POST", "/", `{"query":"{stats{events(a:\"<script>\")}}"}`, jsonBody, 200, "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			got := do(t, newSchema(t, Options{}), x)
			if got.Code != x.status || !strings.Contains(got.Body.String(), x.contains) {
				t.Errorf("%d %s, want %d with %s", got.Code, got.Body, x.status, x.contains)
			}
			if want := wantType(x.header["Accept"]); got.Header().Get("Content-Type") != want {
				t.Errorf("content type %q, want %q", got.Header().Get("Content-Type"), want)
			}
			if got.Header().Get("X-Request-Id") == "" {
				t.Error("no request ID")
			}
			if got.Code == http.StatusMethodNotAllowed && got.Header().Get("Allow") == "" {
				t.Error("405 does not say what is allowed")
			}
			if !json.Valid(got.Body.Bytes()) {
				t.Errorf("no JSON: %s", got.Body)
			}
		})
	}
}

func header(name, value string) map[string]string { return map[string]string{name: value} }

func accepting(mediaType string) map[string]string {
	return map[string]string{"Content-Type": "application/json", "Accept": mediaType}
}

func wantType(accept string) string {
	if accept == typeGraphQL {
		return typeGraphQL + "; charset=utf-8"
	}
	return typeJSON + "; charset=utf-8"
}

func do(t *testing.T, s *Schema, x exchange) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(x.method, x.target, strings.NewReader(x.body)).WithContext(t.Context())
	for k, v := range x.header {
		r.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"":               typeJSON,
		"*/*":            typeJSON,
		"application/*":  typeJSON,
		"text/html":      "",
		"text/html, */*": typeJSON,
		typeJSON:         typeJSON,
		typeGraphQL:      typeGraphQL,
		typeGraphQL + "; charset=utf-8, application/json; charset=utf-8": typeGraphQL,
		"application/json, " + typeGraphQL:                               typeGraphQL,
		"application/json;q=0.5, " + typeGraphQL + ";q=0.1":              typeJSON,
		typeGraphQL + ";q=0, */*":                                        typeJSON,
		"application/json;q=0":                                           "",
		"application/json; charset=latin1":                               "",
		";;;, application/json":                                          typeJSON,
		"application/json;q=x":                                           typeJSON,
	} {
		if got := negotiate(accept); got != want {
			t.Errorf("Accept %q gives %q, want %q", accept, got, want)
		}
	}
}

func TestCORS(t *testing.T) {
	s := newSchema(t, Options{Origins: []string{"https://desk.example"}})
	for origin, want := range map[string]string{"https://desk.example": "https://desk.example", "https://other.example": "", "null": "", "": ""} {
		for _, method := range []string{"OPTIONS", "GET"} {
			w := do(t, s, exchange{method: method, target: stats, header: header("Origin", origin)})
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != want {
				t.Errorf("%s from %q: allowed origin %q, want %q", method, origin, got, want)
			}
			if !strings.Contains(w.Header().Get("Vary"), "Origin") {
				t.Errorf("%s from %q: caches are not told that the answer varies", method, origin)
			}
		}
	}
	if w := do(t, newSchema(t, Options{}), exchange{method: "OPTIONS", target: "/", header: header("Origin", "https://desk.example")}); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("without a list, an origin is let in")
	}
}

func TestRequestID(t *testing.T) {
	s := newSchema(t, Options{})
	for given, kept := range map[string]bool{"a-1:b.c_d": true, "": false, "line\nbreak": false, strings.Repeat("x", 65): false, "ünïcode": false} {
		r := httptest.NewRequest("GET", stats, nil)
		r.Header["X-Request-Id"] = []string{given}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if got := w.Header().Get("X-Request-Id"); (got == given) != kept || got == "" {
			t.Errorf("ID %q becomes %q", given, got)
		}
	}
}

// TestBrokenBody has a body that ends in an error other than its size.
func TestBrokenBody(t *testing.T) {
	r := httptest.NewRequest("POST", "/", io.MultiReader(strings.NewReader(`{"query":`), brokenReader{}))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	newSchema(t, Options{}).Handler().ServeHTTP(w, r)
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "cannot be read") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// FuzzBody reads bodies as they may come; whatever is taken must say the same to encoding/json.
func FuzzBody(f *testing.F) {
	for _, body := range []string{`{"query":"{a}","variables":{"a":[1,{"b":null}]}}`, `[]`, `{"query":"x","query":"y"}`, "", "\xff", `{"query":"\ud800"}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, refused := requestFromBody(body)
		if refused != nil {
			if refused.Code != CodeBadRequest || refused.Message == "" {
				t.Errorf("%q is refused with %#v", body, refused)
			}
			return
		}
		var all map[string]any
		if err := json.Unmarshal(body, &all); err != nil {
			t.Fatalf("%q is taken, but not by encoding/json: %v", body, err)
		}
		if query, _ := all["query"].(string); query != r.Query {
			t.Errorf("%q reads as %q, and as %q by encoding/json", body, r.Query, query)
		}
	})
}
