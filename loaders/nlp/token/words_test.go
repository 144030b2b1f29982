package token_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// sentences prints the tokens of d parted by spaces, its sentences by " | ".
func sentences(d *nlp.Doc) string {
	var out []string
	for _, s := range d.Sentences {
		var forms []string
		for i := s.First; i < s.End; i++ {
			forms = append(forms, d.Form(i))
		}
		out = append(out, strings.Join(forms, " "))
	}
	return strings.Join(out, " | ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Japan's plan won't fail; it's theirs, they'll say.", "Japan 's plan wo n't fail ; it 's theirs , they 'll say ."},
		{"The ministry’s aides don’t know, I’m told", "The ministry ’s aides do n’t know , I ’m told"},
		{"the workers' union and O'Neill's o'clock", "the workers ' union and O'Neill 's o'clock"},
		{"We cannot and WON'T, I'd've said", "We can not and WO N'T , I 'd 've said"},
		{"$8bn, $8 billion, US$5.5m, €3.20 and £1,200.50", "$ 8 bn , $ 8 billion , US$ 5.5 m , € 3.20 and £ 1,200.50"},
		{"80% of 1,00,000 in 2019,2020", "80 % of 1,00,000 in 2019 , 2020"},
		{"80%'s share at 5pm or 6:30am on 5G", "80 % 's share at 5 pm or 6:30 am on 5G"},
		{"the 1990s, the 1980's, '72 and the mid-1960s", "the 1990s , the 1980's , '72 and the mid-1960s"},
		{"the 19th and 3rd, 1/2 and 11/16/2019 or 2019-11-16", "the 19th and 3rd , 1 / 2 and 11/16/2019 or 2019-11-16"},
		{"US-Japan forward-deployed anti-inflation 15-year re-elected", "US - Japan forward - deployed anti-inflation 15 - year re-elected"},
		{"U.S.-led, the U.S.'s and U.S. aid at 6 a.m. today", "U.S. - led , the U.S. 's and U.S. aid at 6 a.m. today"},
		{"and/or AT&T and R&D, Q&A", "and / or AT&T and R&D , Q&A"},
		{"\"One\" ``two'' “three” ‘four’ «five»", "\" One \" `` two '' “ three ” ‘ four ’ « five »"},
		{"give[s] (a) PM(IST)", "give [ s ] ( a ) PM ( IST )"},
		{"one--two—three – four... five…", "one -- two — three – four ... five …"},
		{"Why?! No!!", "Why ?! | No !!"},
		{"See https://example.org/a_(b)?c=d, or www.example.org.", "See https://example.org/a_(b)?c=d , or www.example.org ."},
		{"Write to jo.poe@example.org, @jopoe or #help", "Write to jo.poe@example.org , @jopoe or #help"},
		{"at example.com it said", "at example.com it said"},
		{"he left.The end", "he left . | The end"},
		{"call 713-853-1234 or 555-1234, 10-15 of them", "call 713-853-1234 or 555-1234 , 10 - 15 of them"},
		{"Łódź, São Paulo and 東京", "Łódź , São Paulo and 東京"},
		{"an é of two runes: e\u0301t", "an é of two runes : e\u0301t"},
		{"👩‍👩‍👧 🇺🇳!", "👩‍👩‍👧 🇺 🇳 !"},
		{"a\u200Bb\u00A0c\uFEFF", "a b c"},
		{"'em 'twas rock 'n' roll", "'em 'twas rock ' n ' roll"},
		{"“Six,”she said", "“ Six , ” she said"},
		{"\x00\x01", "\x00 \x01"},
	} {
		if got := sentences(annotate(t, c.text)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"One left. Two stayed! Did three? Four did.", "One left . | Two stayed ! | Did three ? | Four did ."},
		{"Gen. Ruiz met Rep. Ann Poe and Dr. J. K. Roe. They talked.", "Gen. Ruiz met Rep. Ann Poe and Dr. J. K. Roe . | They talked ."},
		{"The U.S. President left the U.S. He flew.", "The U.S. President left the U.S. | He flew ."},
		{"It is No. 5 of Acme Corp. in Mass. today. No. He left.", "It is No. 5 of Acme Corp. in Mass. today . | No . | He left ."},
		{"At 6 p.m. Ruiz left. At 7 a.m. The army came.", "At 6 p.m. Ruiz left . | At 7 a.m. | The army came ."},
		{"He took vitamin C. The doctor agreed.", "He took vitamin C . | The doctor agreed ."},
		{"Jo Poe Jr. Said so. Acme Inc. The firm left.", "Jo Poe Jr. Said so . | Acme Inc. | The firm left ."},
		{"“We left. They stayed.” He wept.", "“ We left . | They stayed . ” | He wept ."},
		{"\"We left,\" he said. \"They stayed.\" He wept.", "\" We left , \" he said . | \" They stayed . \" | He wept ."},
		{"\"We left. \" He wept.", "\" We left . \" | He wept ."},
		{"He said.\"We left.\"", "He said . | \" We left . \""},
		{"“Why?” he asked. “Go!” Ana Ruiz cried. “No!” The crowd left.", "“ Why ? ” he asked . | “ Go ! ” Ana Ruiz cried . | “ No ! ” | The crowd left ."},
		{"(He left.) She stayed. [It is said.]", "( He left . ) | She stayed . | [ It is said . ]"},
		{"He waited ... and left. Then ... Nothing came.", "He waited ... and left . | Then ... | Nothing came ."},
		{"They earned 3.5 percent. 12 left. e.g. this one.", "They earned 3.5 percent . | 12 left . e.g. this one ."},
		{"Yahoo! said so vs. others. iPhones sold.", "Yahoo ! said so vs. others . | iPhones sold ."},
		{"1. First point. 2. Second point.", "1. First point . | 2. Second point ."},
		{"The tax rose in 1805.[19] Prices fell.[20][21] [sic] They rose.", "The tax rose in 1805 . [ 19 ] | Prices fell . [ 20 ] [ 21 ] [ sic ] They rose ."},
		{"the minister left. he gave no reason. eBay fell. see it at approx. noon.", "the minister left . | he gave no reason . | eBay fell . see it at approx. noon ."},
		{"He waited... he said. See it. https://example.org Then leave.", "He waited ... he said . | See it . | https://example.org Then leave ."},
		{"Nothing came . . . Then it did.", "Nothing came . . . | Then it did ."},
		{"The party met. 1. It chose a leader. 12. It left.", "The party met . | 1. It chose a leader . | 12. It left ."},
		{"He got 5. The rest left. It grew 3.5. 12 left.", "He got 5 . | The rest left . | It grew 3.5 . | 12 left ."},
		{"Jo Poe (b. March 1979; d. 2001) left. GEN. RUIZ MET SEN. POE. THEY LEFT.", "Jo Poe ( b. March 1979 ; d. 2001 ) left . | GEN. RUIZ MET SEN. POE . | THEY LEFT ."},
	} {
		if got := sentences(annotate(t, c.text)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestOneSentenceToABlockThatIsNotProse(t *testing.T) {
	d := annotate(t, "Envoy quits. Who is next\n\nFile photo: The envoy. She left. (Reuters)\n\nBy Ana St. Clair. And Jo Poe\n\nShe left. He stayed.")
	if got, want := len(d.Sentences), 7; got != want {
		t.Errorf("%d sentences, want %d: %s", got, want, sentences(d))
	}
}

func TestFlags(t *testing.T) {
	const text = "“The NATO chief,” he’d (said) of 3M’s iOS in 2019 — U.S. É!"
	want := map[string]nlp.TokenFlags{
		"“": nlp.SpaceBefore | nlp.Punct, "The": nlp.Capitalized | nlp.SentenceHead | nlp.InQuote,
		"NATO": nlp.SpaceBefore | nlp.Capitalized | nlp.AllCaps | nlp.InQuote, "chief": nlp.SpaceBefore | nlp.InQuote,
		",": nlp.Punct | nlp.InQuote, "”": nlp.Punct, "he": nlp.SpaceBefore, "’d": 0, "(": nlp.SpaceBefore | nlp.Punct, "said": 0,
		")": nlp.Punct, "of": nlp.SpaceBefore, "3": nlp.SpaceBefore | nlp.HasDigit, "M": nlp.Capitalized, "’s": 0, "iOS": nlp.SpaceBefore,
		"in": nlp.SpaceBefore, "2019": nlp.SpaceBefore | nlp.HasDigit, "—": nlp.SpaceBefore | nlp.Punct,
		"U.S.": nlp.SpaceBefore | nlp.Capitalized | nlp.AllCaps, "É": nlp.SpaceBefore | nlp.Capitalized, "!": nlp.Punct,
	}
	d := annotate(t, text)
	if len(d.Tokens) != len(want) {
		t.Errorf("%d tokens, want %d: %s", len(d.Tokens), len(want), sentences(d))
	}
	for i, tok := range d.Tokens {
		if w, ok := want[d.Form(i)]; !ok || tok.Flags != w {
			t.Errorf("flags of %q = %08b, want %08b", d.Form(i), tok.Flags, w)
		}
		if tok.Head != nlp.NoHead {
			t.Errorf("head of %q = %d before parsing", d.Form(i), tok.Head)
		}
	}
}

// inQuote prints the runs of tokens of d that are in quotation marks, parted by " | ".
func inQuote(d *nlp.Doc) string {
	var runs []string
	was := false
	for i, tok := range d.Tokens {
		is := tok.Is(nlp.InQuote)
		switch {
		case is && was:
			runs[len(runs)-1] += " " + d.Form(i)
		case is:
			runs = append(runs, d.Form(i))
		}
		was = is
	}
	return strings.Join(runs, " | ")
}

func TestInQuote(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said "it is so" and "that".`, "it is so | that"},
		{"He said “it is so” and ‘that’.", "it is so | that"},
		{"“It is ‘so’ here,” he said.", "It is ‘ so ’ here ,"},
		{"``One'' is ''two''", "One | two"},
		{"The 'martyr payments' ended", "martyr payments"},
		{"The 'workers' home' is the workers' pride", "workers ' home"},
		{"The workers' union and the owners' club", ""},
		{"It’s the workers’ day", ""},
		{`He said "it is so.`, ""},
		{`It is so" he said.`, ""},
		{"“One,” he said, “two.\n\n“Three,” he said.", "One , | two . | Three ,"},
		{"“One.\n\nTwo,” he said.", ""},
		{`"One" "two`, "One"},
		{"«Oui», he said", "Oui"},
		{`6" by 4" wide`, ""},
	} {
		if got := inQuote(annotate(t, c.text)); got != c.want {
			t.Errorf("%q: in quotation marks %q, want %q", c.text, got, c.want)
		}
	}
}
