package config

import (
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	keys := []string{"store", "log", "log.level", "ingest.workers", "ingest.max_article_bytes", "serve.listen"}
	tests := map[string]string{
		"stor": "store", "sotre": "store", "log.lvl": "log.level", "workers": "ingest.workers", "INGEST_WORKERS": "ingest.workers",
		"ingest.maxArticleBytes": "ingest.max_article_bytes", "server.listen": "serve.listen", "lgo": "", "x": "", "": "",
		"completely": "", strings.Repeat("store", 1000): "",
	}
	for wrong, want := range tests {
		if got := suggest(wrong, keys); got != want {
			t.Errorf("%.20q: suggested %q, want %q", wrong, got, want)
		}
	}
}
