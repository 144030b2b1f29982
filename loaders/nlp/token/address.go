package token

import "strings"

// address cuts an Internet address or e-mail address at the position, and reports whether one stood there.
func (s *scanner) address(r rune) bool {
	switch r {
	case 'h', 'H', 'w', 'W', 'f', 'm':
		if s.hasScheme() {
			s.emit(s.urlEnd())
			return true
		}
	}
	if end := s.mailEnd(); end > 0 {
		s.emit(end)
		return true
	}
	return false
}

// hasScheme reports whether an Internet address begins at the position.
func (s *scanner) hasScheme() bool {
	rest := s.text[s.pos:]
	for _, scheme := range []string{"http://", "https://", "www.", "ftp://", "mailto:"} {
		if len(rest) > len(scheme) && strings.EqualFold(rest[:len(scheme)], scheme) {
			return !isSpace(s.runeAt(s.pos + len(scheme)))
		}
	}
	return false
}

// urlEnd is where the address ends: before white space, quotation marks or brackets, without the marks of the
// sentence that it stands in.
func (s *scanner) urlEnd() int {
	end := s.pos
	for end < len(s.text) {
		r := s.runeAt(end)
		if isSpace(r) || strings.ContainsRune("<>\"“”«»", r) {
			break
		}
		end = s.afterRune(end)
	}
	url := s.text[s.pos:end]
	trimmed := strings.TrimRight(url, ".,;:!?'’*]}")
	if strings.HasSuffix(trimmed, ")") && strings.Count(trimmed, "(") < strings.Count(trimmed, ")") {
		trimmed = strings.TrimRight(trimmed, ").,;:!?'’")
	}
	return s.pos + max(len(trimmed), 4)
}

// maxMailbox is how many bytes may stand before the @ of an e-mail address (RFC 5321).
const maxMailbox = 64

// mailEnd is where the e-mail address at the position ends, or 0 where none stands.
func (s *scanner) mailEnd() int {
	at := s.pos
	for at < len(s.text) && at-s.pos <= maxMailbox && mailByte(s.text[at]) {
		at++
	}
	if at == s.pos || at >= len(s.text) || s.text[at] != '@' || s.text[s.pos] == '.' || s.text[s.pos] == '-' {
		return 0
	}
	end := at + 1
	for end < len(s.text) && end-at < 254 && mailByte(s.text[end]) {
		end++
	}
	domain := strings.TrimRight(s.text[at+1:end], ".-_+%")
	if len(domain) < 3 || !strings.Contains(domain, ".") || domain[0] == '.' {
		return 0
	}
	return at + 1 + len(domain)
}

func mailByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._%+-", c) >= 0
}
