package quads

import (
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

const idPrefix = "urn:demarche:"

// part names the nth node of some kind that belongs to owner: urn:demarche:<kind>:<owner>/<n>.
func part(kind string, owner graph.ID, n int) graph.ID {
	return graph.ID(idPrefix + kind + ":" + strings.TrimPrefix(string(owner), idPrefix) + "/" + strconv.Itoa(n))
}

// mentionID names a mention. An entity may be mentioned in many articles, so the article is part of the name.
func mentionID(article, entity graph.ID, s graph.Span) graph.ID {
	return graph.ID(idPrefix + "mention:" + article.Key() + "/" + strings.TrimPrefix(string(entity), idPrefix) +
		"/" + strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End))
}
