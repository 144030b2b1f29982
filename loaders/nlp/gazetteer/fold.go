package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold writes a name in the form in which names are compared: Latin letters
// lose their accents ("São Tomé" and "Sao Tome" are one name), periods vanish
// ("U.S." is "US"), hyphens and apostrophes become spaces ("Guinea-Bissau" may
// come as one token or as three), "&" becomes "and", commas stand alone, and
// white space is single. Case is kept, since "US" is not "us". Bytes that are
// not UTF-8 become U+FFFD, which no name contains.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false // a space is due before the next letter
	for _, r := range s {
		out := foldRune(r)
		if out == " " {
			space = true
			continue
		}
		if out == "," || out == "and" {
			space = true
		}
		if out == "" {
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = out == "," || out == "and"
		b.WriteString(out)
	}
	return b.String()
}

// isFolded reports whether s is one word of ASCII letters and digits, which
// most tokens are: they cost no allocation.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c == ' ' || c == '.' || c == '-' || c == '\'' || c == '`' || c == '&' || c == ',' || c < ' ' {
			return false
		}
	}
	return true
}

// foldRune returns what one rune becomes: "" when it vanishes, " " when it
// separates words.
func foldRune(r rune) string {
	if out, changed := folding(r); changed {
		return out
	}
	return string(r)
}

// folding is foldRune for runes that change; the others need no memory.
func folding(r rune) (out string, changed bool) {
	switch r {
	case '.', '\u00ad':
		return "", true
	case '-', '\'', '’', '‘', 'ʻ', 'ʼ', '`', '\u2010', '\u2011', '–':
		return " ", true
	case '&':
		return "and", true
	case ',':
		return ",", true
	}
	switch {
	case r < utf8.RuneSelf && r > ' ':
		return "", false
	case unicode.IsSpace(r) || r < ' ':
		return " ", true
	case unicode.Is(unicode.Mn, r): // a combining accent of decomposed text
		return "", true
	}
	if base, ok := latin[r]; ok {
		return base, true
	}
	return "", false
}

// latin maps accented Latin letters to plain ones. It is built from rows of
// "plain letter, its accented forms", so that the rows can be read.
var latin = latinTable()

func latinTable() map[rune]string {
	rows := []string{
		"A ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ", "a àáâãäåāăąǎạảấầẩẫậắằẳẵặ",
		"AE ÆǼ", "ae æǽ", "C ÇĆĈĊČ", "c çćĉċč", "D ĎĐÐḐḌḎ", "d ďđðḑḍḏ",
		"E ÈÉÊËĒĔĖĘĚƏẸẺẼẾỀỂỄỆ", "e èéêëēĕėęěəǝẹẻẽếềểễệ", "G ĜĞĠĢǦḠ", "g ĝğġģǧḡ",
		"H ĤĦḨḤḪ", "h ĥħḩḥḫẖ", "I ÌÍÎÏĨĪĬĮİǏỈỊ", "i ìíîïĩīĭįıǐỉị", "J Ĵ", "j ĵ", "K ĶḲḴ", "k ķḳḵ",
		"L ĹĻĽŁḶ", "l ĺļľłḷ", "M ṀṂ", "m ṁṃ", "N ÑŃŅŇṄṆ", "n ñńņňṅṇ",
		"O ÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ", "o òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "OE Œ", "oe œ",
		"R ŔŖŘṘṚ", "r ŕŗřṙṛ", "S ŚŜŞŠȘṠṢ", "s śŝşšșṡṣ", "ss ß", "T ŢŤŦȚṬṮ", "t ţťŧțṭṯẗ", "Th Þ", "th þ",
		"U ÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ", "u ùúûüũūŭůűųưǔụủứừửữự", "W ŴẀẂẄ", "w ŵẁẃẅ",
		"Y ÝŶŸỲỴỶỸ", "y ýÿŷỳỵỷỹ", "Z ŹŻŽẒẔ", "z źżžẓẕ",
	}
	table := make(map[rune]string, 400)
	for _, row := range rows {
		plain, accented, _ := strings.Cut(row, " ")
		for _, r := range accented {
			table[r] = plain
		}
	}
	return table
}
