package nlptest

import "testing"

func TestAScriptIsWrittenAsItWasRead(t *testing.T) {
	const script = "# about all\n\n# one\n> A text.\n> Another paragraph.\nfound: this\nand that\n\n> Alone.\n"
	cases := parse(script)
	if len(cases) != 3 || cases[1].text != "A text.\n\nAnother paragraph." || cases[1].found != "found: this\nand that\n" || cases[2].line != 9 {
		t.Errorf("parsed %+v", cases)
	}
	if got := format(cases); got != script {
		t.Errorf("written as %q, want %q", got, script)
	}
}
