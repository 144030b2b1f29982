package playground

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// policy allows what GraphiQL needs and nothing from elsewhere. Its editor, Monaco, writes style
// elements, draws with data: images, carries its fonts as data:, and runs its language services in
// workers.
const policy = "default-src 'none'; " +
	"script-src 'self'; " +
	"worker-src 'self' blob:; " +
	"connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; " +
	"font-src 'self' data:; " +
	"img-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const (
	// forever suits the assets, whose names change with their content.
	forever = "public, max-age=31536000, immutable"
	// revalidate suits the pages, which name the assets of one build.
	revalidate = "no-cache"
)

// contentTypes stands here rather than in the machine's MIME tables so that every machine answers alike.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".ico":   "image/x-icon",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".ttf":   "font/ttf",
	".wasm":  "application/wasm",
	".woff":  "font/woff",
	".woff2": "font/woff2",
}

// page is one file of the playground as it is stored.
type page struct {
	name    string // below root, without the .gz of a gzipped file
	body    []byte
	gzipped bool
}

func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "the playground answers only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	found, ok := p.lookup(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	body, err := found.encode(h, acceptsGzip(r.Header))
	if err != nil {
		http.Error(w, "the playground's files are damaged", http.StatusInternalServerError)
		return
	}
	h.Set("Content-Type", contentType(found.name))
	h.Set("Cache-Control", cacheControl(found.name))
	http.ServeContent(w, r, found.name, time.Time{}, bytes.NewReader(body))
}

// lookup finds the file that a URL's path names. Paths that would leave root are no valid names
// of an fs.FS, so they are not found like any other unknown path.
func (p pages) lookup(urlPath string) (page, bool) {
	name := strings.TrimPrefix(urlPath, "/")
	if name == "" || name == "index.html" {
		name = p.home()
	}
	if !fs.ValidPath(name) {
		return page{}, false
	}
	if body, err := fs.ReadFile(p.files, root+"/"+name+".gz"); err == nil {
		return page{name: name, body: body, gzipped: true}, true
	}
	body, err := fs.ReadFile(p.files, root+"/"+name)
	return page{name: name, body: body}, err == nil
}

func (p pages) home() string {
	if p.built() {
		return "index.html"
	}
	return "placeholder.html"
}

// encode returns the bytes to send and sets the headers that tell one encoding from the other.
func (p page) encode(h http.Header, gzipOK bool) ([]byte, error) {
	tag := etag(p.body)
	if !p.gzipped {
		h.Set("ETag", `"`+tag+`"`)
		return p.body, nil
	}
	h.Set("Vary", "Accept-Encoding")
	if gzipOK {
		h.Set("Content-Encoding", "gzip")
		h.Set("ETag", `"`+tag+`-gzip"`)
		return p.body, nil
	}
	h.Set("ETag", `"`+tag+`"`)
	return gunzip(p.body)
}

func gunzip(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func etag(body []byte) string {
	sum := sha256.Sum256(body)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

func cacheControl(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return forever
	}
	return revalidate
}
