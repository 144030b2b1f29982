package playground

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	script      = "console.log('playground')"
	placeholder = "<title>not built</title>"
)

// unbuilt is what a checkout holds, built what "make web" makes of it.
func unbuilt() pages {
	return pages{fstest.MapFS{
		"dist/placeholder.html": {Data: []byte(placeholder)},
		"secret.txt":            {Data: []byte("outside the root")},
	}}
}

func built(t *testing.T) pages {
	files := unbuilt().files.(fstest.MapFS)
	for name, body := range map[string]string{
		"index.html":             `<script src="./assets/index-1.js"></script>`,
		"favicon.svg":            "<svg/>",
		"assets/_underscore.css": "p{}",
		"assets/plain-1.js":      script,
		"assets/font-1.ttf":      "ttf",
		"assets/font-1.woff2":    "woff2",
		"assets/code-1.wasm":     "wasm",
		"assets/thing.unknown":   "?",
		"assets/damaged-1.js.gz": "not gzip",
	} {
		files["dist/"+name] = &fstest.MapFile{Data: []byte(body)}
	}
	files["dist/assets/index-1.js.gz"] = &fstest.MapFile{Data: gzipped(t, script)}
	return pages{files}
}

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// get asks the handler as it stands, without a mux that would clean the path first.
// The header arguments are names and values in turn.
func get(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = path
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestFilesAndTheirHeaders(t *testing.T) {
	for _, c := range []struct {
		path, contentType, cache, body string
	}{
		{"/", "text/html; charset=utf-8", revalidate, `<script src="./assets/index-1.js"></script>`},
		{"/index.html", "text/html; charset=utf-8", revalidate, `<script src="./assets/index-1.js"></script>`},
		{"/favicon.svg", "image/svg+xml", revalidate, "<svg/>"},
		{"/assets/_underscore.css", "text/css; charset=utf-8", forever, "p{}"},
		{"/assets/plain-1.js", "text/javascript; charset=utf-8", forever, script},
		{"/assets/index-1.js", "text/javascript; charset=utf-8", forever, script},
		{"/assets/font-1.ttf", "font/ttf", forever, "ttf"},
		{"/assets/font-1.woff2", "font/woff2", forever, "woff2"},
		{"/assets/code-1.wasm", "application/wasm", forever, "wasm"},
		{"/assets/thing.unknown", "application/octet-stream", forever, "?"},
	} {
		t.Run(c.path, func(t *testing.T) {
			w := get(built(t), http.MethodGet, c.path)
			if w.Code != http.StatusOK || w.Body.String() != c.body {
				t.Fatalf("got %d %q, want 200 %q", w.Code, w.Body, c.body)
			}
			for name, want := range map[string]string{
				"Content-Type":            c.contentType,
				"Cache-Control":           c.cache,
				"Content-Security-Policy": policy,
				"X-Content-Type-Options":  "nosniff",
				"Referrer-Policy":         "same-origin",
				"Content-Encoding":        "",
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: got %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestHeadHasNoBody(t *testing.T) {
	w := get(built(t), http.MethodHead, "/assets/plain-1.js")
	if w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("got %d with a body of %d bytes, want 200 and none", w.Code, w.Body.Len())
	}
	if got := w.Header().Get("Content-Type"); got != "text/javascript; charset=utf-8" {
		t.Errorf("Content-Type: got %q", got)
	}
}

func TestWithoutABuildThePlaceholderStandsIn(t *testing.T) {
	for _, path := range []string{"/", "/index.html"} {
		w := get(unbuilt(), http.MethodGet, path)
		if w.Code != http.StatusOK || w.Body.String() != placeholder {
			t.Errorf("%s: got %d %q, want the placeholder", path, w.Code, w.Body)
		}
		if got := w.Header().Get("Cache-Control"); got != revalidate {
			t.Errorf("%s: Cache-Control %q would outlive the placeholder", path, got)
		}
	}
	if unbuilt().built() {
		t.Error("a folder with only the placeholder counts as built")
	}
	if !built(t).built() {
		t.Error("a folder with an index.html does not count as built")
	}
}

func TestNotFound(t *testing.T) {
	for _, path := range []string{
		"/nothing", "/assets", "/assets/", "/assets/nothing.js", "/.", "/..", "//", "//index.html", "/./index.html",
		"/../secret.txt", "/assets/../../secret.txt", "/..%2fsecret.txt", `/..\secret.txt`, "/dist/index.html",
		"/index.html/", "/index.html\x00", "/graphql", "/" + strings.Repeat("a/", 50_000),
	} {
		w := get(built(t), http.MethodGet, path)
		if w.Code != http.StatusNotFound {
			t.Errorf("%.40q: got %d %.40q, want 404", path, w.Code, w.Body)
		}
		if w.Header().Get("Content-Security-Policy") != policy {
			t.Errorf("%.40q: the answer carries no content security policy", path)
		}
	}
}

func TestOnlyGetAndHead(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "NONSENSE"} {
		w := get(built(t), method, "/")
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: got %d, Allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

func TestGzipOnlyForThoseWhoReadIt(t *testing.T) {
	packed := get(built(t), http.MethodGet, "/assets/index-1.js", "Accept-Encoding", "gzip, br")
	if got := packed.Header().Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding: got %q, want gzip", got)
	}
	r, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(r); err != nil || string(body) != script {
		t.Errorf("unpacked to %q, %v, want %q", body, err, script)
	}

	plain := get(built(t), http.MethodGet, "/assets/index-1.js", "Accept-Encoding", "br")
	if got := plain.Body.String(); got != script || plain.Header().Get("Content-Encoding") != "" {
		t.Errorf("without gzip: got %q in encoding %q", got, plain.Header().Get("Content-Encoding"))
	}
	for _, w := range []*httptest.ResponseRecorder{packed, plain} {
		if got := w.Header().Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("Vary: got %q", got)
		}
	}
	if p, q := packed.Header().Get("ETag"), plain.Header().Get("ETag"); p == "" || q == "" || p == q {
		t.Errorf("the two encodings have the ETags %q and %q, want two different ones", p, q)
	}
}

func TestAcceptsGzip(t *testing.T) {
	for header, want := range map[string]bool{
		"":                        false,
		"gzip":                    true,
		"GZIP":                    true,
		"x-gzip":                  true,
		"deflate, gzip;q=1.0, *":  true,
		"br;q=1, gzip ; q=0.1":    true,
		"gzip;q=0":                false,
		"gzip;q=0.000, *;q=1":     false,
		"*":                       true,
		"*;q=0":                   false,
		"identity":                false,
		"gzipped":                 false,
		"gzip;q=abc":              false,
		"gzip;q=NaN":              false,
		"gzip;q=-1":               false,
		"gzip;":                   true,
		strings.Repeat(",", 9999): false,
	} {
		if got := acceptsGzip(http.Header{"Accept-Encoding": {header}}); got != want {
			t.Errorf("%.40q: got %v, want %v", header, got, want)
		}
	}
	if !acceptsGzip(http.Header{"Accept-Encoding": {"br", "gzip"}}) {
		t.Error("a second Accept-Encoding line was not read")
	}
}

func TestUnchangedPagesAreNotSentAgain(t *testing.T) {
	for _, path := range []string{"/", "/assets/index-1.js"} {
		first := get(built(t), http.MethodGet, path, "Accept-Encoding", "gzip")
		again := get(built(t), http.MethodGet, path, "Accept-Encoding", "gzip", "If-None-Match", first.Header().Get("ETag"))
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s: got %d with %d bytes, want 304 with none", path, again.Code, again.Body.Len())
		}
		changed := get(built(t), http.MethodGet, path, "Accept-Encoding", "gzip", "If-None-Match", `"another"`)
		if changed.Code != http.StatusOK {
			t.Errorf("%s: got %d for another ETag, want 200", path, changed.Code)
		}
	}
}

func TestDamagedFileIsAnError(t *testing.T) {
	w := get(built(t), http.MethodGet, "/assets/damaged-1.js")
	if w.Code != http.StatusInternalServerError || w.Header().Get("Cache-Control") == forever {
		t.Errorf("got %d, Cache-Control %q, want 500 that nobody caches", w.Code, w.Header().Get("Cache-Control"))
	}
}

func TestUnderAPathOfAProxy(t *testing.T) {
	h := http.StripPrefix("/news", built(t))
	for _, path := range []string{"/news/", "/news/assets/index-1.js"} {
		if w := get(h, http.MethodGet, path); w.Code != http.StatusOK {
			t.Errorf("%s: got %d, want 200", path, w.Code)
		}
	}
}

func TestCommittedPlaceholder(t *testing.T) {
	w := get(Handler(), http.MethodGet, "/placeholder.html")
	for _, want := range []string{"make web", "npm ci", "npm run build", "/graphql"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the placeholder does not say %q", want)
		}
	}
	if w.Code != http.StatusOK {
		t.Errorf("got %d, want 200", w.Code)
	}
}

// TestEmbeddedPages holds whatever is embedded: the page at "/" and every file that it refers to.
func TestEmbeddedPages(t *testing.T) {
	home := get(Handler(), http.MethodGet, "/")
	if home.Code != http.StatusOK || !strings.Contains(home.Body.String(), "<title>Demarche</title>") {
		t.Fatalf("got %d %.80q, want a page of the title Demarche", home.Code, home.Body)
	}
	references := regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(home.Body.String(), -1)
	if Built() != (len(references) > 0) {
		t.Errorf("built is %v, but the page refers to %d files", Built(), len(references))
	}
	for _, ref := range references {
		name, relative := strings.CutPrefix(ref[1], "./")
		if !relative {
			t.Errorf("%s is not relative to the page", ref[1])
		}
		if w := get(Handler(), http.MethodGet, "/"+name); w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s: got %d with %d bytes", ref[1], w.Code, w.Body.Len())
		}
	}
}
