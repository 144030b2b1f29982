package token_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

var update = flag.Bool("update", false, "rewrite what the scripts of testdata/layout expect")

// escapes are how the scripts write what an editor would not show or keep.
var escapes = strings.NewReplacer(`\r`, "\r", `\t`, "\t", `\nbsp`, "\u00A0", `\bom`, "\uFEFF", `\shy`, "\u00AD", `\zwsp`, "\u200B",
	`\ls`, "\u2028", `\vt`, "\v")

// TestLayoutScripts reads the articles of testdata/layout and compares their blocks. An article ends with a line of
// "----", and what is expected of it, a block a line, with "====". Lines before "#" lines are comments on the next one.
func TestLayoutScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/layout/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts in testdata/layout (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases := strings.Split(strings.TrimSuffix(string(data), "====\n"), "====\n")
		for i, c := range cases {
			article, want, _ := strings.Cut(c, "----\n")
			comment, text := cutComment(article)
			found := showLayout(annotate(t, escapes.Replace(text)))
			if found != want && !*update {
				t.Errorf("%s: %s\n%s\n--- want\n%s--- found\n%s", filepath.Base(file), comment, text, want, found)
			}
			cases[i] = comment + text + "----\n" + found
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(cases, "====\n")+"====\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// cutComment parts the lines of comment that an article of a script begins with from its text.
func cutComment(article string) (comment, text string) {
	for strings.HasPrefix(article, "# ") {
		line, rest, _ := strings.Cut(article, "\n")
		comment, article = comment+line+"\n", rest
	}
	return comment, article
}

// showLayout prints the blocks of d, and what they tell of it.
func showLayout(d *nlp.Doc) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", kindNames[block.Kind], strings.Join(strings.Fields(d.Text[block.Start:block.End]), " "))
	}
	m := d.Meta
	for _, field := range []struct{ name, value string }{
		{"title", m.Title}, {"publisher", m.Publisher}, {"byline", m.Byline}, {"published", m.Published},
	} {
		if field.value != "" {
			fmt.Fprintf(&b, "= %s: %s\n", field.name, field.value)
		}
	}
	return b.String()
}
