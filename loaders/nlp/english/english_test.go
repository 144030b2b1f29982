package english_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

var update = flag.Bool("update", false, "rewrite the expected facts in testdata")

const separator = "\n----\n"

// TestArticles reads the articles of testdata, each followed by what it says: entities, relations, events.
func TestArticles(t *testing.T) {
	reader := newReader(t)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in testdata (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			article, want, _ := strings.Cut(string(data), separator)
			facts, err := reader.Extract(t.Context(), graph.Article{Text: article})
			if err != nil {
				t.Fatal(err)
			}
			got := show(facts)
			if *update {
				if err := os.WriteFile(file, []byte(article+separator+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("the facts changed; if that is right, rewrite them with -update\n--- want\n%s--- got\n%s", want, got)
			}
		})
	}
}

func newReader(t testing.TB) *english.Reader {
	t.Helper()
	r, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// show writes facts as lines a person can check: names in the place of IDs, slots that are empty left out.
func show(f *graph.Facts) string {
	var b strings.Builder
	names := map[graph.ID]string{}
	fmt.Fprintf(&b, "article %q publisher=%q published=%s\n", f.Article.Title, f.Article.Publisher, f.Article.Published)
	for _, e := range f.Entities {
		names[e.ID] = e.Name
		fmt.Fprintf(&b, "%s %q", e.Class, e.Name)
		if a := e.Aliases(); len(a) > 0 {
			fmt.Fprintf(&b, " also %q", a)
		}
		if e.Group {
			b.WriteString(" group")
		}
		b.WriteString("\n")
	}
	for _, r := range f.Relations {
		fmt.Fprintf(&b, "%s(%s, %s)", r.Type, names[r.Subject], names[r.Object])
		slot(&b, "status", string(r.Status))
		slot(&b, "time", r.Time.Value)
		b.WriteString("\n")
	}
	for i, e := range f.Events {
		names[e.ID] = fmt.Sprint(i + 1)
	}
	for i, e := range f.Events {
		fmt.Fprintf(&b, "%d. %s", i+1, e.Type)
		showEvent(&b, e, names)
	}
	return b.String()
}

func showEvent(b *strings.Builder, e graph.Event, names map[graph.ID]string) {
	list := func(ids []graph.ID) string {
		out := make([]string, len(ids))
		for i, id := range ids {
			out[i] = names[id]
		}
		return strings.Join(out, ", ")
	}
	slot(b, "source", list(e.Source))
	slot(b, "target", list(e.Target))
	slot(b, "content", e.Content)
	for _, a := range e.Amounts {
		slot(b, "amount", strings.TrimSpace(a.Value+" "+a.Unit+" "+a.Per))
	}
	slot(b, "time", e.Time.Value)
	slot(b, "place", list(e.Place))
	slot(b, "according to", list(e.AttributedTo))
	if e.Polarity != graph.Positive {
		slot(b, "polarity", string(e.Polarity))
	}
	if e.Modality != graph.Asserted {
		slot(b, "modality", string(e.Modality))
	}
	slot(b, "elaborates", list(e.Elaborates))
	slot(b, "disputes", list(e.Disputes))
	b.WriteString("\n")
}

func slot(b *strings.Builder, name, value string) {
	if value != "" {
		fmt.Fprintf(b, "\n   %s: %s", name, value)
	}
}

// hostileTexts are texts that no article is like, by what is hostile about them.
func hostileTexts() map[string]string {
	return map[string]string{
		"empty":               "",
		"white space":         " \n\t\r\n ",
		"marks":               `"''“”‘’ ,.;:-- …—() [] {} $ % @ # & * ' "`,
		"one word":            "Japan",
		"only names":          "Japan Japan Japan, Trump Trump; US US-Japan-US. Tokyo's's's",
		"only verbs":          "said told asked demanded said said according to citing citing according to",
		"unended quote":       "“We demand, said Jane Doe, said the minister said",
		"deep sentence":       strings.Repeat("he said that ", 3000),
		"one long word":       strings.Repeat("a", 200000),
		"right to left":       "قال الرئيس دونالد ترامب إن اليابان",
		"emoji":               "🇯🇵 asked 🇺🇸 to pay $8 billion 💰, 🗾 said",
		"control":             "US\x01President\x02 asked\x7f Japan\u2028to\u2029pay",
		"windows":             "Headline\r\n\r\nTOKYO, Nov 16 - Japan asked Iran to talk.\r\n",
		"capitals":            "JAPAN DEMANDS MORE\n\nJAPAN DEMANDED THAT IRAN PAY $5 MILLION, REUTERS SAID.",
		"huge sentence":       "Japan said " + strings.Repeat("Iran, ", 5000) + "demanded it.",
		"long quotation":      strings.Repeat("“Japan ”said “Iran ” ", 2000),
		"names, no comma":     strings.Repeat("minister friend Jane Doe of group ", 3000),
		"one official a line": strings.Repeat("An official said it.\n\n", 3000),
		"dollars":             strings.Repeat("$ ", 4000),
		"names and names":     strings.Repeat("Ab and ", 3000),
		"to to":               strings.Repeat("to ", 3000),
		"brackets":            strings.Repeat("(", 4000),
		"marks on marks":      strings.Repeat("\u0301", 20000),
		"joiners":             strings.Repeat("\u200d", 20000),
		"boxes":               strings.Repeat("Highlights\nfoo bar\n", 2000),
		"combining marks":     "S̈é́̂oul asked Japan to pay.",
	}
}

// TestHostileText checks that no text breaks the pipeline or gives facts that are not valid.
func TestHostileText(t *testing.T) {
	reader := newReader(t)
	for name, text := range hostileTexts() {
		facts, err := reader.Extract(t.Context(), graph.Article{Text: text})
		if isRefusal(err) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := facts.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := reader.Extract(t.Context(), graph.Article{Text: "bad \xff"}); err == nil {
		t.Error("text that is not UTF-8 was read")
	}
}

func isRefusal(err error) bool {
	return errors.Is(err, english.ErrEmpty) || errors.Is(err, english.ErrNotText) || errors.Is(err, english.ErrNotEnglish)
}

func TestACancelledReadingIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newReader(t).Extract(ctx, graph.Article{Text: "Japan asked Iran to talk."}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

// FuzzExtract checks that any text gives sound layers and valid facts, or an error for what is no text.
func FuzzExtract(f *testing.F) {
	f.Add("Headline\n\nUS President Jane Doe asked Japan to pay $8 billion a year, Foreign Policy reported.")
	f.Add("A spokesman said: \"The report is false.\"\n\nThe demand was made in July by John Doe.")
	f.Add("Kenya's foreign\nminister, Daniel Mwangi, then an adviser\nto the Council, said it had said so, citing officials.")
	f.Add("“We asked them,” Doe said, adding that “no talks” between Iran and the US Navy's Fifth Fleet were held in Doha, Qatar.")
	reader := newReader(f)
	pipeline := readAnything(f, reader)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := nlp.NewDoc(text, nlp.Meta{})
		if err != nil {
			return
		}
		if err := pipeline.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		for _, fault := range checkDoc(d) {
			t.Error(fault)
		}
		facts, err := reader.Extract(t.Context(), graph.Article{Text: text})
		if isRefusal(err) || errors.Is(err, graph.ErrInvalid) && strings.ContainsRune(text, 0) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := facts.Validate(); err != nil {
			t.Error(err)
		}
	})
}
