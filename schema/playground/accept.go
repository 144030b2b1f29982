package playground

import (
	"net/http"
	"strconv"
	"strings"
)

// acceptsGzip reports whether a request takes a gzipped answer. What is said of gzip by name counts
// before what is said of "*", and a weight of zero is a refusal (RFC 9110, section 12.5.3).
func acceptsGzip(h http.Header) bool {
	var anything bool
	for _, part := range strings.Split(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		coding, params, _ := strings.Cut(part, ";")
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return weight(params) > 0
		case "*":
			anything = weight(params) > 0
		}
	}
	return anything
}

// weight reads "q=0.5". Where there is no weight it is 1; one that cannot be read is a refusal,
// because an answer without gzip suits every client.
func weight(params string) float64 {
	key, value, found := strings.Cut(strings.TrimSpace(params), "=")
	if !found || !strings.EqualFold(strings.TrimSpace(key), "q") {
		return 1
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return 0
	}
	return q
}
