package graph

import "testing"

func TestPublishedDay(t *testing.T) {
	for published, want := range map[string]string{
		"2019-11-16": "2019-11-16", "2019-11-16T08:30:00+09:00": "2019-11-16", "2019-11-16T08:30Z": "2019-11-16",
		"": "", "2019": "", "2019-11": "", "2019-Q4": "", "2019-11/2019-12": "", "2019-11-16/2019-11-17": "", "16 November 2019": "",
	} {
		if got := (&Article{Published: published}).PublishedDay(); got != want {
			t.Errorf("%q was published on %q, want %q", published, got, want)
		}
	}
}

func TestSHA256(t *testing.T) {
	if got := (&Article{Text: "abc"}).SHA256(); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("abc has the digest %s", got)
	}
}

func TestSpans(t *testing.T) {
	s := Span{2, 5}
	cases := []struct {
		t                  Span
		contains, overlaps bool
	}{
		{Span{2, 5}, true, true}, {Span{3, 4}, true, true}, {Span{3, 3}, true, true}, {Span{1, 3}, false, true},
		{Span{4, 6}, false, true}, {Span{0, 2}, false, false}, {Span{5, 7}, false, false},
	}
	for _, tt := range cases {
		if s.Contains(tt.t) != tt.contains || s.Overlaps(tt.t) != tt.overlaps {
			t.Errorf("%v and %v: contains %t, overlaps %t; want %t, %t", s, tt.t, s.Contains(tt.t), s.Overlaps(tt.t), tt.contains, tt.overlaps)
		}
	}
	if s.Len() != 3 || s.In("abcdefg") != "cde" || s.In("abcd") != "" || (Span{-1, 2}).In("abc") != "" || (Span{3, 1}).In("abc") != "" {
		t.Error("a span's length or text is wrong")
	}
}
