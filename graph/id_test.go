package graph

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSlug(t *testing.T) {
	cases := []struct{ name, want string }{
		{"Donald Trump", "donald-trump"},
		{"  North \t-  Korea ", "north-korea"},
		{"U.S. 7th Fleet", "u%2Es%2E-7th-fleet"},
		{"Côte d’Ivoire", "c%C3%B4te-d%E2%80%99ivoire"},
		{"a/b~c%d:e", "a%2Fb%7Ec%25d%3Ae"},
		{"", "-"},
		{" - ", "-"},
		{"-x-", "x"},
		{"a\x00<b>\"", "a%00%3Cb%3E%22"},
	}
	for _, tt := range cases {
		if got := slug(tt.name); got != tt.want {
			t.Errorf("slug(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestIDsOfDifferentThingsDiffer(t *testing.T) {
	article := ArticleID(&Article{URL: "https://example.org/1"})
	other := ArticleID(&Article{URL: "https://example.org/2"})
	seen := map[ID]bool{}
	for _, id := range []ID{
		EntityID(ClassPerson, "A B", ""), EntityID(ClassOrganization, "A B", ""),
		EntityID(ClassPerson, "A", "B"), EntityID(ClassPerson, "A~B", ""), EntityID(ClassPerson, "A.B", ""),
		EntityID(ClassMilitaryUnit, "A B", ""), EntityID(ClassPerson, "AB", ""),
		ScopedID(ClassPerson, article, "A B"), ScopedID(ClassPerson, other, "A B"), ScopedID(ClassPerson, article, "A/B"),
		EntityID(ClassPerson, article.Key()+"/a-b", ""), // a name cannot pass for an article's own actor
		ScopedID(ClassEvent, article, "1"), SentenceID(article, Span{1, 23}), SentenceID(article, Span{12, 3}),
		article, other,
	} {
		if seen[id] {
			t.Errorf("%q names two things", id)
		}
		seen[id] = true
		if !id.Valid() {
			t.Errorf("%q is not valid", id)
		}
	}
}

func TestIDClassAndKey(t *testing.T) {
	for _, c := range nodeClasses() {
		id := ScopedID(c, "urn:demarche:article:0a", "x:y")
		if id.Class() != c || id.Key() != "0a/x%3Ay" || !id.Valid() {
			t.Errorf("%q: class %q, key %q, valid %t", id, id.Class(), id.Key(), id.Valid())
		}
	}
}

func TestIDValidRefuses(t *testing.T) {
	for _, id := range []ID{"", "x", "urn:demarche:", "urn:demarche:person", "urn:demarche:person:", "urn:demarche:Person:a",
		"urn:demarche:nobody:a", "URN:demarche:person:a", "urn:other:person:a", "demarche:person:a", "person:a",
		"urn:demarche:person:a b", "urn:demarche:person:a\n", "urn:demarche:person:ä", "urn:demarche:person:\x7f",
		"urn:demarche:person:<a>", `urn:demarche:person:a"`, `urn:demarche:person:a\b`, "urn:demarche:person:{a}", "urn:demarche:person:a|b`^"} {
		if id.Valid() {
			t.Errorf("%q passes for valid", id)
		}
	}
}

func TestArticleID(t *testing.T) {
	full := Article{URL: "https://example.org/a", Publisher: "P", Published: "2031-01-02", Title: "T", Text: "text"}
	without := func(change func(*Article)) ID {
		a := full
		change(&a)
		return ArticleID(&a)
	}
	byURL := ArticleID(&full)
	if got := without(func(a *Article) { a.Title, a.Text, a.Source = "other", "other", "other" }); got != byURL {
		t.Error("an article with a URL is named by more than that")
	}
	byIssue := without(func(a *Article) { a.URL = "" })
	if got := without(func(a *Article) { a.URL, a.Text, a.Source = "", "corrected", "other" }); got != byIssue || got == byURL {
		t.Error("an article without a URL is not named by publisher, publication and title")
	}
	byText := without(func(a *Article) { a.URL, a.Title = "", "" })
	if got := without(func(a *Article) { a.URL, a.Title, a.Publisher, a.Published = "", "", "", "" }); got != byText || got == byIssue {
		t.Error("an article with neither is not named by its text")
	}
	shifted := without(func(a *Article) { a.URL, a.Publisher, a.Title = "", "P2", "031-01-02T" })
	if shifted == byIssue {
		t.Error("publisher, publication and title run into one another")
	}
}

func TestCanonicalURL(t *testing.T) {
	cases := []struct{ raw, want string }{
		{"HTTPS://Example.ORG/Path?b=2&a=1#top", "https://example.org/Path?a=1&b=2"},
		{" https://example.org:443/ \n", "https://example.org/"},
		{"http://example.org:80/", "http://example.org/"},
		{"http://example.org:/x", "http://example.org/x"},
		{"https://example.org:80/", "https://example.org:80/"},
		{"http://example.org:443/", "http://example.org:443/"},
		{"http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"},
		{"https://example.org/x?utm_source=a&utm_medium=b&fbclid=1&gclid=2", "https://example.org/x"},
		{"https://example.org/x?", "https://example.org/x"},
		{"https://example.org/x?id=1&utm_source=a", "https://example.org/x?id=1"},
		{"https://example.org/x?a;b", "https://example.org/x?a;b"},
		{"https://example.org/x?p=%zz", "https://example.org/x?p=%zz"},
		{"not a url", "not a url"},
		{"URN:x:Y#z", "URN:x:Y#z"},
		{"//Example.org/x#y", "//Example.org/x#y"},
		{"http://%9F.example/#a", "http://%9F.example/#a"},
		{"http://%zz", "http://%zz"},
		{"", ""},
	}
	for _, tt := range cases {
		if got := canonicalURL(tt.raw); got != tt.want {
			t.Errorf("canonicalURL(%q) = %q, want %q", tt.raw, got, tt.want)
		}
	}
}

func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{"https://Example.org:443/a?b=1&a=2#c", "//x", "http://u:p@h:80:80/?;", "HTTP://É.example/%2f?%", "a:b?c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		once := canonicalURL(raw)
		if twice := canonicalURL(once); twice != once {
			t.Errorf("%q becomes %q, that becomes %q", raw, once, twice)
		}
	})
}

func FuzzIDs(f *testing.F) {
	for _, s := range []string{"Donald Trump", "", "-", "<>\"{}|\\^`", "İ", "\u2028a\u00a0b", "😀", "a\x00b", "\xff", strings.Repeat("é ", 100)} {
		f.Add(s, "1968")
	}
	f.Fuzz(func(t *testing.T, name, other string) {
		article := ArticleID(&Article{Text: name})
		for _, id := range []ID{article, EntityID(ClassPerson, name, ""), EntityID(ClassOffice, name, other), ScopedID(ClassEvent, article, name)} {
			if !id.Valid() {
				t.Errorf("%q is not valid", id)
			}
		}
		if !utf8.ValidString(name) || !utf8.ValidString(other) {
			return
		}
		if s := slug(name); strings.ToLower(name) == name && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789") == "" && name != "" && s != name {
			t.Errorf("slug(%q) = %q, want it unchanged", name, s)
		}
		if slug(name) == slug(other) && spaced(name) != spaced(other) {
			t.Errorf("%q and %q have the same slug %q", name, other, slug(name))
		}
	})
}

// spaced is what the documentation of slug lets names share.
func spaced(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(name), "-", " ")), " ")
}
