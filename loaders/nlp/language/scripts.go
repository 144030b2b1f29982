package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script is a writing system.
type script uint8

const (
	latin script = iota
	cyrillic
	greek
	arabic
	hebrew
	devanagari
	bengali
	tamil
	telugu
	thai
	georgian
	armenian
	ethiopic
	burmese
	khmer
	hangul
	kana
	han
	otherScript
	numScripts
)

var tables = [numScripts]*unicode.RangeTable{
	latin: unicode.Latin, cyrillic: unicode.Cyrillic, greek: unicode.Greek, arabic: unicode.Arabic, hebrew: unicode.Hebrew,
	devanagari: unicode.Devanagari, bengali: unicode.Bengali, tamil: unicode.Tamil, telugu: unicode.Telugu, thai: unicode.Thai,
	georgian: unicode.Georgian, armenian: unicode.Armenian, ethiopic: unicode.Ethiopic, burmese: unicode.Myanmar,
	khmer: unicode.Khmer, hangul: unicode.Hangul, han: unicode.Han,
}

// scriptCount counts the letters of a text by script, and what is no text.
type scriptCount struct {
	letters, runes, control int
	of                      [numScripts]int
}

func scriptsOf(text string) scriptCount {
	var s scriptCount
	for _, r := range text {
		s.runes++
		switch {
		case r < utf8.RuneSelf && isLetter(r):
			s.letters++
			s.of[latin]++
		case r < utf8.RuneSelf && r >= ' ' && r != 0x7F:
		case r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r):
			s.control++
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			s.letters++
			s.of[scriptOf(r)]++
		}
	}
	return s
}

// scriptOf is the script of a letter.
func scriptOf(r rune) script {
	if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
		return kana
	}
	for i, table := range tables {
		if table != nil && unicode.Is(table, r) {
			return script(i)
		}
	}
	return otherScript
}

// bytes reports whether many characters are control characters or stand for bytes that are no text.
func (s scriptCount) bytes() bool {
	const few = 5
	return s.control >= few && 20*s.control > s.runes
}

// main is the script of most letters. Japanese is written in Chinese characters too, and is told by its own; a letter of
// a script that needs no alphabet says as much as two of one that does.
func (s scriptCount) main() script {
	if s.of[kana] > 0 && 10*s.of[kana] > s.of[han]+s.of[kana] {
		s.of[kana] += s.of[han]
		s.of[han] = 0
	}
	s.of[kana] *= 2
	s.of[han] *= 2
	s.of[hangul] *= 2
	best := latin
	for i, n := range s.of {
		if n > s.of[best] {
			best = script(i)
		}
	}
	return best
}

// mark is a language told from others of its script by letters that these do not write.
type mark struct {
	Language
	letters string
}

// marks are the languages of each script, the last of them without marks of its own.
var marks = [numScripts][]mark{
	cyrillic: {
		{Language{"be", "Belarusian"}, "ўЎ"}, {Language{"uk", "Ukrainian"}, "іїєґІЇЄҐ"}, {Language{"sr", "Serbian"}, "ђћјљњџЂЋЈЉЊЏ"},
		{Language{"kk", "Kazakh"}, "әғқңөұһӘҒҚҢӨҰҺ"}, {Language{"ru", "Russian"}, "ыэЫЭ"}, {Language{"bg", "Bulgarian"}, "ъЪ"},
		{Language{"ru", "Russian"}, ""},
	},
	arabic: {
		{Language{"ur", "Urdu"}, "ٹڈڑےں"}, {Language{"ps", "Pashto"}, "ټډړښځڅېۍ"}, {Language{"fa", "Persian"}, "پچژگکی"},
		{Language{"ar", "Arabic"}, ""},
	},
	greek: {{Language{"el", "Greek"}, ""}}, hebrew: {{Language{"he", "Hebrew"}, ""}}, devanagari: {{Language{"hi", "Hindi"}, ""}},
	bengali: {{Language{"bn", "Bengali"}, ""}}, tamil: {{Language{"ta", "Tamil"}, ""}}, telugu: {{Language{"te", "Telugu"}, ""}},
	thai: {{Language{"th", "Thai"}, ""}}, georgian: {{Language{"ka", "Georgian"}, ""}}, armenian: {{Language{"hy", "Armenian"}, ""}},
	ethiopic: {{Language{"am", "Amharic"}, ""}}, burmese: {{Language{"my", "Burmese"}, ""}}, khmer: {{Language{"km", "Khmer"}, ""}},
	hangul: {{Language{"ko", "Korean"}, ""}}, kana: {{Language{"ja", "Japanese"}, ""}}, han: {{Language{"zh", "Chinese"}, ""}},
}

// byMarks is the language of a text that is not in Latin letters: the first of its script whose marks are more than one
// in a hundred letters, as names that are quoted from another language are not.
func byMarks(text string, of script) Result {
	for _, m := range marks[of] {
		found := 0
		for _, r := range text {
			if strings.ContainsRune(m.letters, r) {
				found++
			}
		}
		if m.letters == "" || 100*found > utf8.RuneCountInString(text) {
			return Result{Code: m.Code, Name: m.Name}
		}
	}
	return Result{}
}
