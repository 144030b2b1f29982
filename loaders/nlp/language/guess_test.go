package language_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/language"
)

// TestLanguages reads testdata/languages.txt: lines of a code and a text in that language.
func TestLanguages(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "languages.txt"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		code, text, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || code == "#" {
			continue
		}
		n++
		got := language.Guess(text)
		if got.Code != code || got.English != (code == "en") || got.NotText || got.Name == "" {
			t.Errorf("%s: %+v: %s", code, got, text)
		}
		if again := language.Guess(strings.Repeat(text+"\n", 200)); again.Code != code {
			t.Errorf("%s, 200 times: %+v: %s", code, again, text)
		}
	}
	if n < 30 {
		t.Errorf("only %d texts", n)
	}
}

// TestBenefitOfTheDoubt checks that what is too short or too odd to tell passes for English.
func TestBenefitOfTheDoubt(t *testing.T) {
	for name, text := range map[string]string{
		"empty":          "",
		"one word":       "Zeitgeist",
		"a German name":  "Die Zeit",
		"a headline":     "Macron, Merkel discuss Nord Stream",
		"a French title": "La Casa de Papel wins Emmy",
		"capitals":       "JAPAN DEMANDS MORE\n\nJAPAN DEMANDED THAT IRAN PAY $5 MILLION, THE AGENCY SAID ON MONDAY.",
		"numbers":        strings.Repeat("1,204 33.5 17% 2019-11-16 €3.20\n", 100),
		"a table":        strings.Repeat("Peru\t1,200\t60%\nBolivia\t800\t40%\n", 60),
		"names":          strings.Repeat("Angela Merkel, Emmanuel Macron, Pedro Sánchez, Recep Tayyip Erdoğan, Andrzej Duda; ", 20),
		"marks":          strings.Repeat("“”‘’ ,.;:-- …—() & * ' ", 50),
		"emoji":          "🇯🇵 asked 🇺🇸 to pay $8 billion 💰",
		"headlines":      strings.Repeat("Peru signs treaty\nChile rejects Bolivian lake claim\nParis court jails police chief\n", 30),
		"foreign quotation": "The president of France said on Monday that he would not resign. “Je ne vais pas démissionner, et je vous le dis avec force,” " +
			"he said in a speech to the nation that was watched by millions of people.",
		"foreign names": "Le Monde, La Repubblica, El País and Der Spiegel reported that the ministers of the five countries had met in La Paz, in " +
			"El Salvador and in Los Angeles to speak of Los Alamos.",
	} {
		if got := language.Guess(text); !got.English || got.NotText {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestNotText(t *testing.T) {
	for name, text := range map[string]string{
		"bytes":    strings.Repeat("\x00\x01PK\x03\x04\x14", 20),
		"mistaken": strings.Repeat("\uFFFDa\uFFFDb", 40),
		"base64":   strings.Repeat("TG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQsIGNvbnNlY3RldHVyIGFkaXBpc2Np\n", 10),
		"go":       strings.Repeat("func (c *counter) add(n int) { if n > 0 { c.sum += n; c.calls[n]++ } }\n", 10),
		"json":     strings.Repeat(`{"id":17,"name":"pump","tags":["x","y"],"size":{"w":3,"h":4}},`+"\n", 10),
		"markup":   strings.Repeat(`<tr><td class="num">17</td><td class="num">18</td></tr>`+"\n", 10),
	} {
		if got := language.Guess(text); !got.NotText || got.English {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestUnknown(t *testing.T) {
	for name, text := range map[string]string{
		"invented": strings.Repeat("blorka mirun tesk vollan drupi harkan minto veshti qualo brinda ", 10),
		"runes":    strings.Repeat("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ ", 10),
	} {
		if got := language.Guess(text); got != (language.Result{}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestArticlesAreEnglish checks that no article of the public data beside the project is refused.
func TestArticlesAreEnglish(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/gold/dev/*.txt")
	if len(files) == 0 {
		t.Skip("no articles beside the project")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := language.Guess(string(data)); !got.English {
			t.Errorf("%s: %+v", file, got)
		}
	}
}

func FuzzGuess(f *testing.F) {
	f.Add("The minister said that the lake was shared.")
	f.Add("Der Minister sagte, der See sei geteilt.\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		got := language.Guess(text)
		if got.English != (got.Code == "en") || got.NotText && got.Code != "" || (got.Code == "") != (got.Name == "") {
			t.Errorf("%+v", got)
		}
	})
}

func BenchmarkGuess(b *testing.B) {
	text := strings.Repeat("The minister said on Monday that the two countries had agreed to share the lake. ", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		language.Guess(text)
	}
}
