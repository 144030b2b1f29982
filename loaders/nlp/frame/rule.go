package frame

// reading is how a frame was read: what the extract command's --explain prints behind the lexicon entry.
type reading int

// The readings. The last four need no lexicon entry.
const (
	activeVerb reading = iota
	passiveVerb
	lightNoun // an event noun that a verb lends its event: "held talks"
	ownedNoun // an event noun with the one who does it: "Kenya's demand that"
	adjective // "was critical of"
	statement // said, and told by no entry
	speechAct // said with "must", "should", "we will", or a word of praise or blame
	denial    // said that a report is false, or a demand unacceptable
	learnt    // told by no rule

	readingCount = iota
)

var readingNames = [readingCount]string{"active verb", "passive verb", "noun with a light verb", "noun with its doer",
	"adjective", "statement that no entry covers", "what is done by saying it", "denial or dismissal", "learnt from annotated news"}

// confidence is, by reading, the share of frames that have the right actors and a class of the right quad, rounded to a
// twentieth: counted in November 2026 on the 24 articles of the development set that rules were tuned on (185 active verbs,
// 32 passive, 80 statements; of the others fewer than 15, so theirs are rough). It says little of a single frame, and
// orders them well enough for a threshold.
var confidence = [readingCount]float64{activeVerb: 0.55, passiveVerb: 0.35, lightNoun: 0.6, ownedNoun: 0.35, adjective: 0.5,
	statement: 0.65, speechAct: 0.6, denial: 0.65, learnt: 0.5}

// rulesOf writes what --explain prints for an entry of a part of speech, by reading.
func rulesOf(where, pos string) *[readingCount]string {
	rules := readingNames
	for r, of := range []string{activeVerb: "v", passiveVerb: "v", lightNoun: "n", ownedNoun: "n", adjective: "a"} {
		if of == pos {
			rules[r] = where + " " + rules[r]
		}
	}
	return &rules
}
