package token_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

var kindNames = map[nlp.BlockKind]string{
	nlp.Paragraph: "p", nlp.Headline: "h", nlp.Dateline: "dateline", nlp.Byline: "byline", nlp.Caption: "caption", nlp.Highlights: "box",
}

// blocks prints the layout of d, a block a line.
func blocks(d *nlp.Doc) string {
	var out []string
	for _, b := range d.Blocks {
		out = append(out, kindNames[b.Kind]+": "+d.Text[b.Start:b.End])
	}
	return strings.Join(out, "\n")
}

func TestLayout(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"white space only", " \r\n\t\u00A0\n\uFEFF", nil},
		{"one paragraph", "The minister resigned.", []string{"p: The minister resigned."}},
		{"a lone line is no headline", "Minister resigns over leak", []string{"p: Minister resigns over leak"}},
		{"headline and body", "Minister resigns over leak\n\nThe minister resigned on Monday.\n", []string{
			"h: Minister resigns over leak", "p: The minister resigned on Monday."}},
		{"headline directly above the body", "Minister resigns over leak\nThe minister resigned on Monday.", []string{
			"h: Minister resigns over leak", "p: The minister resigned on Monday."}},
		{"headline that ends in initials", "Envoy leaves for U.S.\n\nThe envoy left.", []string{"h: Envoy leaves for U.S.", "p: The envoy left."}},
		{"headline that asks", "Will the minister resign?\n\nThe minister might.", []string{"h: Will the minister resign?", "p: The minister might."}},
		{"capitals", "MINISTER QUITS\n\nLIMA, May 5 - The minister quit.", []string{
			"h: MINISTER QUITS", "dateline: LIMA, May 5 -", "p: The minister quit."}},
		{"paragraphs only", "The minister resigned.\n\nHe gave no reason.", []string{"p: The minister resigned.", "p: He gave no reason."}},
		{"a short quotation is no headline", "“We are leaving.”\n\nHe left.", []string{"p: “We are leaving.”", "p: He left."}},
		{"an announcement is no headline", "The minister said:\n\nI am leaving.", []string{"p: The minister said:", "p: I am leaving."}},
		{"line ends of every kind", "Minister resigns over leak\r\n\r\nOne left.\rTwo left.\u2028Three left.", []string{
			"h: Minister resigns over leak", "p: One left.", "p: Two left.", "p: Three left."}},
		{"byte-order mark and tabs", "\uFEFFMinister resigns over leak\n\n\tOne left.\u00A0\n", []string{"h: Minister resigns over leak", "p: One left."}},
		{"agency dateline", "Minister resigns over leak\n\nAFP Lima, Peru Nov 16, 2019, 06.28 PM(IST)\n\nOne left.", []string{
			"h: Minister resigns over leak", "dateline: AFP Lima, Peru Nov 16, 2019, 06.28 PM(IST)", "p: One left."}},
		{"date above the headline", "Sunday, 28 April 2019\n\nMinister resigns over leak\n\nOne left.", []string{
			"dateline: Sunday, 28 April 2019", "h: Minister resigns over leak", "p: One left."}},
		{"headline that names an agency", "Reuters wins prize in Lima\n\nOne left.", []string{"h: Reuters wins prize in Lima", "p: One left."}},
		{"byline", "Minister resigns over leak\n\nBy Ana Ruiz\nReuters\n\nOne left.", []string{
			"h: Minister resigns over leak", "byline: By Ana Ruiz", "dateline: Reuters", "p: One left."}},
		{"a sentence that begins with By", "By Tuesday the army had left.", []string{"p: By Tuesday the army had left."}},
		{"a second headline that begins with By", "Minister resigns over leak\n\nBy noon the army had left\n\nOne left.", []string{
			"h: Minister resigns over leak", "h: By noon the army had left", "p: One left."}},
		{"inline datelines", "LIMA, Peru (AP) — One left.\n\nQUITO/BOGOTA, March 3 (Kyodo) -- Two left.\n\nBerlin (dpa) – Three left.", []string{
			"dateline: LIMA, Peru (AP) —", "p: One left.",
			"dateline: QUITO/BOGOTA, March 3 (Kyodo) --", "p: Two left.",
			"dateline: Berlin (dpa) –", "p: Three left."}},
		{"dashes that end no dateline", "Ministers - all four - left.\n\nThe NATO chief — a Dane — left.\n\nIn 2016 - a leap year - all left.", []string{
			"p: Ministers - all four - left.", "p: The NATO chief — a Dane — left.", "p: In 2016 - a leap year - all left."}},
		{"a dateline of nothing", "LIMA (AP) -", []string{"p: LIMA (AP) -"}},
		{"captions", "Minister resigns over leak\n\nFile photo: the minister. (Reuters)\n\nOne left.\n\nThe minister in Lima, May 5. (Photo by Ana Ruiz)", []string{
			"h: Minister resigns over leak", "caption: File photo: the minister. (Reuters)", "p: One left.",
			"caption: The minister in Lima, May 5. (Photo by Ana Ruiz)"}},
		{"a file that is no caption", "Files show that he left.\n\nFile-sharing sites closed.", []string{"p: Files show that he left.", "p: File-sharing sites closed."}},
		{"highlights", "Minister resigns over leak\n\nStory highlights\n\nOne left.\n- The reason is unknown\n\nOn Monday, it was said. One left.\n\nTwo stayed.", []string{
			"h: Minister resigns over leak", "box: Story highlights", "box: One left.", "box: - The reason is unknown",
			"p: On Monday, it was said. One left.", "p: Two stayed."}},
		{"credits of reporters", "One left.\n\n(Reporting by Ana Ruiz; Editing by Jo Poe)", []string{"p: One left.", "byline: (Reporting by Ana Ruiz; Editing by Jo Poe)"}},
		{"lines broken at a width", "The minister of finance left office on Monday after a long dispute\nover the budget, which the parliament rejected twice and which the\ncourts had struck down.\n\nThe president, who had backed him for months, said only that he was\nsad to see him go and that a successor would be named on Tuesday\nmorning.", []string{
			"p: The minister of finance left office on Monday after a long dispute\nover the budget, which the parliament rejected twice and which the\ncourts had struck down.",
			"p: The president, who had backed him for months, said only that he was\nsad to see him go and that a successor would be named on Tuesday\nmorning."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := annotate(t, c.text)
			if got, want := blocks(d), strings.Join(c.want, "\n"); got != want {
				t.Errorf("blocks of %q:\n%s\nwant:\n%s", c.text, got, want)
			}
		})
	}
}

func TestLayoutFillsMeta(t *testing.T) {
	const head = "Minister resigns over leak\n\n"
	for _, c := range []struct {
		name, text string
		want       nlp.Meta
	}{
		{"nothing to tell", "One left.", nlp.Meta{}},
		{"title", head + "One left.", nlp.Meta{Title: "Minister resigns over leak"}},
		{"agency, place, hour", "AFP Lima, Peru Nov 16, 2019, 06.28 PM(IST)\n\nOne left.", nlp.Meta{Publisher: "AFP", Published: "2019-11-16"}},
		{"day of the week", "Sunday, April 28, 2019\n\nOne left.", nlp.Meta{Published: "2019-04-28"}},
		{"no comma", "Reuters, Lima, Nov 20 2019\n\nOne left.", nlp.Meta{Publisher: "Reuters", Published: "2019-11-20"}},
		{"day first", "Lima, 16th November 2019\n\nOne left.", nlp.Meta{Published: "2019-11-16"}},
		{"ISO", "Updated 2019-11-16 18:28 GMT\n\nOne left.", nlp.Meta{Published: "2019-11-16"}},
		{"month with a stop", "Posted on Sept. 3, 2020\n\nOne left.", nlp.Meta{Published: "2020-09-03"}},
		{"no year, no date", "LIMA, June 18 (Xinhua) -- One left.", nlp.Meta{Publisher: "Xinhua"}},
		{"no such day", "Lima, February 30, 2019\n\nOne left.", nlp.Meta{}},
		{"agency by another name", "LIMA (Agence France-Presse) — One left.", nlp.Meta{Publisher: "AFP"}},
		{"byline with date", head + "By Ana Ruiz and Jo Poe, November 19, 2019\n\nOne left.",
			nlp.Meta{Title: "Minister resigns over leak", Byline: "Ana Ruiz and Jo Poe", Published: "2019-11-19"}},
		{"byline with agency and weekday", "By Ana Ruiz | Reuters\nTuesday, 19 Nov 2019\n\nOne left.",
			nlp.Meta{Byline: "Ana Ruiz", Publisher: "Reuters", Published: "2019-11-19"}},
		{"dates in prose say nothing", "One left on November 16, 2019.\n\nTwo left.", nlp.Meta{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := annotate(t, c.text).Meta; got != c.want {
				t.Errorf("Meta of %q = %+v, want %+v", c.text, got, c.want)
			}
		})
	}
}

func TestLayoutKeepsWhatIsKnown(t *testing.T) {
	known := nlp.Meta{Title: "A title", Publisher: "The Paper", Byline: "Jo Poe", Published: "2020-01-02"}
	d := annotateWith(t, "Minister resigns over leak\n\nBy Ana Ruiz, Reuters, November 19, 2019\n\nOne left.", known)
	if d.Meta != known {
		t.Errorf("Meta = %+v, want what was known: %+v", d.Meta, known)
	}
}

func TestKnownTitleIsTheHeadline(t *testing.T) {
	d := annotateWith(t, "The minister is gone.\n\nOne left.", nlp.Meta{Title: "The minister is gone."})
	if got, want := blocks(d), "h: The minister is gone.\np: One left."; got != want {
		t.Errorf("blocks:\n%s\nwant:\n%s", got, want)
	}
}
