package annotated

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// The texts, below the directory of public data.
const (
	wikinewsPath = "news/wikinews/data/wikinews_2019.csv"
	newswirePath = "entities/en_worldwide_newswire/train"
)

// An article is read up to the paragraph that would take it over maxWords, but never fewer than minWords of it.
const (
	maxWords = 430
	minWords = 200
)

// wikinews gives the articles of Wikinews by address.
func wikinews(data fs.FS) (map[string]string, error) {
	file, err := data.Open(wikinewsPath)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows := csv.NewReader(file)
	head, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", wikinewsPath, err)
	}
	url, title, text := slices.Index(head, "url"), slices.Index(head, "title"), slices.Index(head, "text")
	if url < 0 || title < 0 || text < 0 {
		return nil, fmt.Errorf("reading %s: no columns url, title and text", wikinewsPath)
	}
	texts := map[string]string{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", wikinewsPath, err)
		}
		var paragraphs []string
		for line := range strings.Lines(row[text]) {
			if p := strings.Join(strings.Fields(line), " "); p != "" {
				paragraphs = append(paragraphs, p)
			}
		}
		texts[row[url]] = row[title] + "\n\n" + cut(paragraphs)
	}
}

// newswire gives an article that is kept as a word and its name tag a line, its paragraphs parted by empty lines.
func newswire(data fs.FS, name string) (string, error) {
	file, err := data.Open(newswirePath + "/" + name + ".txt.tsv")
	if err != nil {
		return "", err
	}
	defer file.Close()
	var paragraphs []string
	var words []string
	end := func() {
		if p := hyphened(joined(words)); len(words) > 0 && !address.MatchString(p) {
			paragraphs = append(paragraphs, p)
		}
		words = words[:0]
	}
	lines := bufio.NewScanner(file)
	for first := true; lines.Scan(); first = false {
		word, _, _ := strings.Cut(lines.Text(), "\t")
		switch {
		case strings.TrimSpace(lines.Text()) == "":
			end()
		case first && strings.HasPrefix(word, "http"):
		default:
			words = append(words, word)
		}
	}
	end()
	return cut(paragraphs), lines.Err()
}

// cut joins the first paragraphs of an article.
func cut(paragraphs []string) string {
	n := 0
	for i, p := range paragraphs {
		k := len(strings.Fields(p))
		if n+k > maxWords && n > minWords {
			paragraphs = paragraphs[:i]
			break
		}
		n += k
	}
	return strings.Join(paragraphs, "\n\n") + "\n"
}

var (
	address = regexp.MustCompile(`^[^a-z]*%|^http`)
	closing = regexp.MustCompile(`^(?:[.,;:!?%)\]’”…]|'s|’s|n't|n’t|'re|’re|'ve|’ve|'ll|’ll|'m|’m|'d|’d|')$`)
)

// joined writes words as prose: marks stand where they do in print.
func joined(words []string) string {
	var b strings.Builder
	inside, opened := false, false // quotation marks; right behind an opening one
	for _, w := range words {
		switch s := b.String(); {
		case w == "``", w == "''", w == `"`:
			if !inside && s != "" && !strings.HasSuffix(s, "(") && !strings.HasSuffix(s, "—") {
				b.WriteByte(' ')
			}
			b.WriteByte('"')
			inside = !inside
			opened = inside
			continue
		case w == "“":
			if s != "" {
				b.WriteByte(' ')
			}
			opened = true
		case w == "”":
			opened = false
		default:
			if s != "" && !opened && !closing.MatchString(w) && !endsOpen(s) {
				b.WriteByte(' ')
			}
			opened = false
		}
		b.WriteString(w)
	}
	return b.String()
}

// endsOpen reports whether what follows s belongs to its last mark.
func endsOpen(s string) bool {
	for _, mark := range []string{"(", "[", "$", "£", "€"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	return false
}

var (
	beforeLower = regexp.MustCompile(`([A-Za-z0-9]) - ([a-z])`)
	withinName  = regexp.MustCompile(`([A-Z][a-z]) - ([A-Z][a-z])`)
	slash       = regexp.MustCompile(`([\pL\pN_]) / ([\pL\pN_])`)
	prefix      = regexp.MustCompile(`\b(ex|Ex|non|anti|pre|co|vice|pro|mid|self|re|multi|post|inter) - `)
	apostrophe  = regexp.MustCompile(`([\pL\pN_])([’']) s\b`)
	beforeMark  = regexp.MustCompile(`\s+([,.;:])`)
)

// datelineLength is how many characters a dateline may take, whose dash stays between spaces.
const datelineLength = 60

// hyphened puts words together again that were parted at a hyphen.
func hyphened(s string) string {
	s = repeated(beforeLower, s, "$1-$2")
	runes := []rune(s)
	n := min(datelineLength, len(runes))
	head, rest := string(runes[:n]), string(runes[n:])
	rest = repeated(withinName, rest, "$1-$2")
	rest = repeated(slash, rest, "$1/$2")
	s = prefix.ReplaceAllString(head+rest, "$1-")
	s = apostrophe.ReplaceAllString(s, "${1}${2}s")
	return beforeMark.ReplaceAllString(s, "$1")
}

// repeated replaces until nothing changes: matches that share a letter are found one after the other.
func repeated(re *regexp.Regexp, s, by string) string {
	for {
		next := re.ReplaceAllString(s, by)
		if next == s {
			return s
		}
		s = next
	}
}
