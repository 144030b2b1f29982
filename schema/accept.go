package schema

import (
	"mime"
	"strconv"
	"strings"
)

// The media types of responses. With typeGraphQL the status tells how the request went; with typeJSON, which proxies and
// old clients know, a well-formed request always gets 200.
const (
	typeGraphQL = "application/graphql-response+json"
	typeJSON    = "application/json"
)

// negotiate chooses the media type of the response; "" where the client takes neither.
func negotiate(accept string) string {
	if strings.TrimSpace(accept) == "" {
		return typeJSON
	}
	best, weight := "", 0.0
	for _, offer := range []string{typeJSON, typeGraphQL} {
		if q := quality(accept, offer); q > weight {
			best, weight = offer, q
		}
	}
	// Who names the newer type wants it, unless another weighs more.
	if quality(accept, typeGraphQL) >= weight && names(accept, typeGraphQL) {
		return typeGraphQL
	}
	return best
}

// quality is the weight that an Accept header gives a media type, by its most specific range.
func quality(accept, offer string) float64 {
	best, specificity := 0.0, -1
	for _, part := range strings.Split(accept, ",") {
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		s := specific(media, offer)
		if s <= specificity {
			continue
		}
		q := 1.0
		if raw, ok := params["q"]; ok {
			if parsed, err := strconv.ParseFloat(raw, 64); err == nil {
				q = parsed
			}
		}
		best, specificity = q, s
	}
	return best
}

// specific is how closely a media range names the offer; -1 where it does not.
func specific(media, offer string) int {
	family, _, _ := strings.Cut(offer, "/")
	switch media {
	case offer:
		return 2
	case family + "/*":
		return 1
	case "*/*":
		return 0
	}
	return -1
}

// names reports whether an Accept header lists the media type itself.
func names(accept, offer string) bool {
	for _, part := range strings.Split(accept, ",") {
		if media, _, err := mime.ParseMediaType(part); err == nil && media == offer {
			return true
		}
	}
	return false
}
