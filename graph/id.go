package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ID is a node's absolute IRI, urn:demarche:<class>:<key>. It is ASCII and needs no further escaping in RDF.
type ID string

const idPrefix = "urn:demarche:"

// Class tells the class that the IRI names, or "" where it is not an IRI of ours.
func (id ID) Class() Class {
	segment, _, ok := strings.Cut(strings.TrimPrefix(string(id), idPrefix), ":")
	if !ok || !strings.HasPrefix(string(id), idPrefix) {
		return ""
	}
	for _, c := range nodeClasses() {
		if c.segment() == segment {
			return c
		}
	}
	return ""
}

// Key is the part of the IRI behind the class.
func (id ID) Key() string {
	_, key, _ := strings.Cut(strings.TrimPrefix(string(id), idPrefix), ":")
	return key
}

// Valid reports whether id is an IRI of ours that can stand in RDF unescaped.
func (id ID) Valid() bool {
	if id.Class() == "" || id.Key() == "" {
		return false
	}
	for i := range len(id) {
		if c := id[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`<>"{}|\^`+"`", c) >= 0 {
			return false
		}
	}
	return true
}

// ArticleID names an article: by its canonical URL; without one by publisher, instant of publication and title;
// without those by its text. A file's path never enters, so the same article read from two places is one node.
func ArticleID(a *Article) ID {
	switch {
	case a.URL != "":
		return newArticleID("url", canonicalURL(a.URL))
	case a.Publisher != "" && a.Published != "" && a.Title != "":
		return newArticleID("issue", a.Publisher, a.Published, a.Title)
	}
	return newArticleID("text", a.Text)
}

// newArticleID hashes parts with their lengths, so that no two lists of parts run together.
func newArticleID(parts ...string) ID {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p)) + ":" + p))
	}
	return ID(idPrefix + ClassArticle.segment() + ":" + hex.EncodeToString(h.Sum(nil)[:16]))
}

// canonicalURL drops what does not name the article: fragment, tracking parameters, default port, letter case
// of scheme and host. What is not an address on the web, or cannot be parsed, stands for itself.
func canonicalURL(raw string) string {
	raw = strings.TrimSpace(raw)
	u, err := url.Parse(raw) // gives the scheme in lower case
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || !utf8.ValidString(u.Host) {
		return raw
	}
	u.Fragment = ""
	u.Host = withoutDefaultPort(u.Scheme, strings.ToLower(u.Host))
	u.RawQuery, u.ForceQuery = canonicalQuery(u.RawQuery), false
	return u.String()
}

// withoutDefaultPort drops a port that says nothing, unless a second colon makes it doubtful what the port is.
func withoutDefaultPort(scheme, host string) string {
	colon := strings.LastIndexByte(host, ':')
	if colon < 0 {
		return host
	}
	name, port := host[:colon], host[colon+1:]
	redundant := port == "" || scheme == "http" && port == "80" || scheme == "https" && port == "443"
	if redundant && (!strings.Contains(name, ":") || strings.HasSuffix(name, "]")) {
		return name
	}
	return host
}

// canonicalQuery sorts by key and drops tracking parameters. A query that is not a list of parameters may name the
// article in its own way ("?a;b") and stays as it is.
func canonicalQuery(raw string) string {
	q, err := url.ParseQuery(raw)
	if err != nil {
		return raw
	}
	for k := range q {
		if strings.HasPrefix(k, "utm_") || k == "fbclid" || k == "gclid" {
			q.Del(k)
		}
	}
	return q.Encode()
}

// EntityID names an entity by class and canonical name, and by a disambiguator ("" for none) where two bearers of
// a name are known apart: a country code, an office, a year of birth.
func EntityID(c Class, name, disambiguator string) ID {
	key := slug(name)
	if disambiguator != "" {
		key += "~" + slug(disambiguator)
	}
	return ID(idPrefix + c.segment() + ":" + key)
}

// ScopedID names a node that belongs to one article: an event, a relation, or an unnamed actor such as
// "Japanese officials". local is unique among the article's nodes of that class.
func ScopedID(c Class, article ID, local string) ID {
	return ID(idPrefix + c.segment() + ":" + article.Key() + "/" + slug(local))
}

// SentenceID names the sentence at span of an article.
func SentenceID(article ID, s Span) ID {
	return ScopedID(ClassSentence, article, strconv.Itoa(s.Start)+"-"+strconv.Itoa(s.End))
}

// slug writes a name as an IRI key: lower case, white space and hyphens as one "-", everything but ASCII letters
// and digits percent-encoded. Names that differ otherwise have different slugs.
func slug(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(strings.TrimSpace(name)) {
		if unicode.IsSpace(r) || r == '-' {
			dash = true
			continue
		}
		if dash && b.Len() > 0 {
			b.WriteByte('-')
		}
		dash = false
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
		}
	}
	if b.Len() == 0 {
		return "-" // a name of nothing but hyphens still needs a key
	}
	return b.String()
}
