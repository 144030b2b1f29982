package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lemmaKind says what kind of lemma the words with a Penn tag have.
type lemmaKind uint8

const (
	inLower   lemmaKind = iota
	asWritten           // addresses, signs and letters of lists stay as they are
	numeral             // numbers lose the commas between their groups
	noun                // acronyms keep their capitals, and so do unknown words with one inside a sentence
	adjective           // those of nations keep theirs, and those made of names
)

var lemmaKinds = map[string]lemmaKind{"ADD": asWritten, "LS": asWritten, "SYM": asWritten, "$": asWritten, "CD": numeral, "NN": noun,
	"NNS": noun, "JJ": adjective, "NNP": noun, "NNPS": noun}

// numeralLemma is a number without the commas that group its digits, 1613 for "1,613", or a Roman one in capitals.
func numeralLemma(form string) string {
	if strings.Trim(form, "IVXLCDM") == "" {
		return form
	}
	if first := form[0]; first < '0' || first > '9' || strings.IndexByte(form, ',') < 0 {
		return ""
	}
	return strings.ReplaceAll(form, ",", "")
}

func hasCapital(form string) bool {
	for _, r := range form {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// keepsCase reports whether the lemma of a common noun or adjective that is written with a capital has one too. A
// common word has the case that the lemma table says.
func (l *lemmatizer) keepsCase(form string, t pennTag, first bool) bool {
	if t.kind != noun && t.kind != adjective {
		return false
	}
	if l.lexicon.Words.Has(WordKey(form)) {
		return false
	}
	return acronym(form) || afterHyphen(form) || t.kind == adjective && ofNation(form) || t.kind == noun && !first && capitalOnly(form)
}

// maxAcronym is how many letters acronyms have: longer words in capitals are shouted more often.
const maxAcronym = 5

// acronym reports whether a word is two capitals or more, with perhaps an s behind them: GDP, NGOs.
func acronym(form string) bool {
	form = strings.TrimSuffix(form, "s")
	for i := range len(form) {
		if form[i] < 'A' || form[i] > 'Z' {
			return false
		}
	}
	return 2 <= len(form) && len(form) <= maxAcronym
}

// afterHyphen reports whether a capital stands behind a hyphen: pro-Beijing.
func afterHyphen(form string) bool {
	i := strings.IndexByte(form, '-')
	return i > 0 && hasCapital(form[i:])
}

// ofNation reports whether a word is written and ends like Armenian, Nepalese, Kurdish, Bangladeshi.
func ofNation(form string) bool {
	return capitalOnly(form) && (strings.HasSuffix(form, "an") || strings.HasSuffix(form, "ese") || strings.HasSuffix(form, "ish") ||
		strings.HasSuffix(form, "i"))
}

// capitalOnly reports whether a word begins with a capital and goes on in lower case.
func capitalOnly(form string) bool {
	first, size := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(first) && !hasCapital(form[size:])
}

// shouted reports whether a name is in capitals because everything around it is: one too long for an acronym.
func shouted(form string) bool {
	for i := range len(form) {
		if form[i] < 'A' || form[i] > 'Z' {
			return false
		}
	}
	return len(form) > maxAcronym+1 // UNESCO, UNICEF
}
