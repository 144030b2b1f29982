package queries

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// A cursor is the position of a row, opaque to whoever holds it: base64url of a checksum and the JSON list
// [version, order, key, id]. The checksum finds cursors that were cut, edited or made up; it is no signature, and none
// is needed, because a cursor names nothing but a place.
const (
	cursorVersion = "1"
	checksumSize  = 6
	maxCursor     = 8192
)

// writeCursor makes the cursor of a position in the named order.
func writeCursor(order string, at position) string {
	body, _ := json.Marshal([4]string{cursorVersion, order, at.key, string(at.id)}) // strings always marshal
	return base64.RawURLEncoding.EncodeToString(append(checksum(body), body...))
}

// readCursor reads a cursor given as field for the named order; nil for "".
func readCursor(field, cursor, order string) (*position, error) {
	part, err := parseCursor(field, cursor)
	if err != nil || part == nil {
		return nil, err
	}
	if part[1] != order {
		return nil, &Error{Field: field, Value: cursor, Problem: "belongs to an answer ordered by " + part[1] + ", not by " + order,
			Remedy: "keep the order while paging, or start without a cursor"}
	}
	return &position{key: part[2], id: graph.ID(part[3])}, nil
}

// parseCursor takes a cursor apart, if it is one of this version; nil for "".
func parseCursor(field, cursor string) ([]string, error) {
	if cursor == "" {
		return nil, nil
	}
	broken := &Error{Field: field, Value: cursor, Problem: "is not a cursor of this service",
		Remedy: "pass on a cursor from an earlier answer, unchanged, or start without one"}
	if len(cursor) > maxCursor || strings.ContainsAny(cursor, "\r\n") { // which base64 would skip
		return nil, broken
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(raw) <= checksumSize || !bytes.Equal(raw[:checksumSize], checksum(raw[checksumSize:])) {
		return nil, broken
	}
	var part []string
	if err := json.Unmarshal(raw[checksumSize:], &part); err != nil || len(part) != 4 || part[0] != cursorVersion {
		return nil, broken
	}
	return part, nil
}

func checksum(body []byte) []byte {
	sum := sha256.Sum256(append([]byte("demarche cursor "), body...))
	return sum[:checksumSize]
}
