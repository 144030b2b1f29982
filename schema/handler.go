package schema

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Handler speaks GraphQL over HTTP for the one address it is mounted at: POST with JSON, and GET for reading.
//
// Pages of other origins cannot make it work for them: a POST needs a content type that browsers ask about first, a GET
// that a browser marks as coming from another site is refused, and only origins in Options.Origins are let in by CORS.
func (s *Schema) Handler() http.Handler { return handler{s} }

type handler struct{ schema *Schema }

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	started := time.Now() // for the log only
	id := requestID(r)
	w.Header().Set("X-Request-Id", id)
	h.cors(w, r)
	if r.Method == http.MethodOptions {
		w.Header().Set("Allow", allowed)
		w.WriteHeader(http.StatusNoContent)
		return
	}
	mediaType := negotiate(strings.Join(r.Header.Values("Accept"), ","))
	if mediaType == "" {
		write(w, typeJSON, http.StatusNotAcceptable, failed(badRequest("the answer can be %s or %s only", typeGraphQL, typeJSON)))
		return
	}
	request, refusal := h.read(w, r)
	if refusal != nil {
		write(w, mediaType, refusal.status, failed(refusal.err))
		return
	}
	request.ID = id
	response := h.schema.Execute(r.Context(), request)
	status := response.status(mediaType, r.Method)
	write(w, mediaType, status, response)
	h.schema.options.Logger.InfoContext(r.Context(), "query answered", "request", id, "operation", request.OperationName,
		"status", status, "errors", len(response.Errors), "cost", response.report.Cost, "ms", time.Since(started).Milliseconds())
}

const allowed = "GET, POST, OPTIONS"

// refusal is why a request is not even looked at.
type refusal struct {
	status int
	err    *Error
}

func refuse(status int, err *Error) *refusal { return &refusal{status, err} }

// read takes the GraphQL request out of an HTTP request.
func (h handler) read(w http.ResponseWriter, r *http.Request) (Request, *refusal) {
	switch r.Method {
	case http.MethodGet:
		return readGet(r)
	case http.MethodPost:
		return h.readPost(w, r)
	}
	w.Header().Set("Allow", allowed)
	return Request{}, refuse(http.StatusMethodNotAllowed, badRequest("the method %.20s is not supported: use POST or GET", r.Method))
}

func readGet(r *http.Request) (Request, *refusal) {
	// Only browsers say where a request comes from. A page of another site cannot read the answer, but it could make a
	// reader's browser run dear queries.
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
		return Request{}, refuse(http.StatusForbidden, &Error{Message: "GET requests of other sites are refused: use POST", Code: CodeForbidden})
	}
	params, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return Request{}, refuse(http.StatusBadRequest, badRequest("the address cannot be read"))
	}
	request, bad := requestFromURL(params)
	if bad != nil {
		return request, refuse(http.StatusBadRequest, bad)
	}
	return request, nil
}

func (h handler) readPost(w http.ResponseWriter, r *http.Request) (Request, *refusal) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != typeJSON {
		return Request{}, refuse(http.StatusUnsupportedMediaType, badRequest("the content type must be %s", typeJSON))
	}
	if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return Request{}, refuse(http.StatusUnsupportedMediaType, badRequest("the charset must be utf-8"))
	}
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return Request{}, refuse(http.StatusUnsupportedMediaType, badRequest("the body must not be compressed"))
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.schema.options.BodyBytes))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return Request{}, refuse(http.StatusRequestEntityTooLarge, badRequest("the body is longer than the limit of %d bytes", tooLarge.Limit))
	}
	if err != nil {
		return Request{}, refuse(http.StatusBadRequest, badRequest("the body cannot be read"))
	}
	request, bad := requestFromBody(body)
	if bad != nil {
		return request, refuse(http.StatusBadRequest, bad)
	}
	return request, nil
}

// status is the HTTP status of a response. What was executed is 200, errors or not. The old media type says 200 to any
// well-formed request, save where the server rather than the document is the reason.
func (r *Response) status(mediaType, method string) int {
	if r.executed {
		return http.StatusOK
	}
	code := r.Errors[0].Code
	status := cmp.Or(statuses[code], http.StatusBadRequest)
	if code == CodeNotSupported && method != http.MethodGet {
		status = http.StatusBadRequest
	}
	if mediaType == typeJSON && status == http.StatusBadRequest {
		return http.StatusOK
	}
	return status
}

func write(w http.ResponseWriter, mediaType string, status int, response *Response) {
	body := append(response.JSON(), '\n')
	header := w.Header()
	header.Set("Content-Type", mediaType+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	if status == http.StatusTooManyRequests {
		header.Set("Retry-After", "1")
	}
	if status == http.StatusMethodNotAllowed && header.Get("Allow") == "" {
		header.Set("Allow", http.MethodPost)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // whoever asked may have gone; there is nobody left to tell
}

// cors lets pages of the allowed origins in.
func (h handler) cors(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept, Origin")
	origin := r.Header.Get("Origin")
	if origin == "" || !slices.Contains(h.schema.options.Origins, origin) {
		return
	}
	w.Header().Set("Access-Control-Allow-Origin", origin)
	w.Header().Set("Access-Control-Allow-Methods", "GET, POST")
	w.Header().Set("Access-Control-Allow-Headers", "Content-Type, Authorization, X-Request-Id")
	w.Header().Set("Access-Control-Max-Age", "600")
}

// requestID is the one that the request came with, where it fits into a log line, or a new one.
func requestID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	odd := func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-_.:", c))
	}
	if id != "" && len(id) <= 64 && !strings.ContainsFunc(id, odd) {
		return id
	}
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails, by its contract
	return hex.EncodeToString(b[:])
}
