package eval_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// catFile is a document in CAT of sentences whose words are parted by spaces. Tokens count from 1.
func catFile(id string, sentences []string, rest string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "<Document doc_id=%q>", id)
	n := 0
	for i, s := range sentences {
		for _, word := range strings.Fields(s) {
			n++
			fmt.Fprintf(&b, `<token t_id="%d" sentence="%d">%s</token>`, n, i, word)
		}
	}
	b.WriteString(rest + "</Document>")
	return []byte(b.String())
}

func mention(kind string, id, token int) string {
	return fmt.Sprintf(`<%s m_id="%d"><token_anchor t_id="%d"/></%s>`, kind, id, token, kind)
}

var demand = []string{"Norway asks Kenya", "May 3 , 2019", "Norway accused Kenya of theft ."}

func TestMeantimeCountsParticipants(t *testing.T) {
	rest := "<Markables>" + mention("EVENT_MENTION", 101, 9) + mention("ENTITY_MENTION", 102, 8) + mention("ENTITY_MENTION", 103, 10) + "</Markables><Relations>" +
		`<HAS_PARTICIPANT sem_role="Arg0"><source m_id="101"/><target m_id="102"/></HAS_PARTICIPANT>` +
		`<HAS_PARTICIPANT sem_role="Arg1"><source m_id="101"/><target m_id="102"/></HAS_PARTICIPANT></Relations>`
	figures, err := eval.Meantime(t.Context(), newReader(t), fstest.MapFS{
		"events/meantime_apple/x/intra_cross-doc_annotation/corpus_apple/1.xml": {Data: catFile("1", demand, rest)}})
	if err != nil {
		t.Fatal(err)
	}
	recall := map[string]float64{}
	for _, f := range figures {
		recall[f.Measure+" "+f.Type] = f.R
	}
	if recall["events "] != 1 || recall["participants source"] != 1 || recall["participants target"] != 0 {
		t.Errorf("recall %v: want that of the event and its source 1, that of a target that is the source 0", recall)
	}
}

func TestTimelinesCompareDatesAndOrder(t *testing.T) {
	const dir = "events/timeline_trial/"
	article := catFile("7", []string{"News", "Norway accused Kenya of theft on May 3 , 2019 .", "Norway criticized Kenya on May 5 , 2019 ."}, "")
	for line, want := range map[string]float64{
		"Norway\n0\tXXXX-XX-XX\t7-1-on\n1\t2019-05-03\t7-1-accused\n2\t2019-05-05\t7-2-criticized\n": 1,
		"Norway\n1\t2019-05-03\t7-1-accused\n1\t2019-05-03\t7-2-criticized\n":                        1.0 / 3, // neither the order nor the second date
		"Peru\n1\t2019-05-03\t7-1-accused\n":                                                         0,
	} {
		figures, err := eval.Timelines(t.Context(), newReader(t), fstest.MapFS{
			dir + "TimeLines_trial_data_task4_v1.2/n.txt": {Data: []byte(line)}, dir + "Corpus-trial-data_task4/7.xml": {Data: article}})
		if err != nil {
			t.Fatal(err)
		}
		if got := figures[1]; got.F != want {
			t.Errorf("%q: %+v, want F %v", line, got, want)
		}
	}
}
