package ner

// memory is how a document uses its words, whatever the model says of them.
type memory struct{ seen map[uint64]uint64 }

// Uses of a word; bits of word.memory.
const (
	usedSmall    = 1 << iota // without a capital
	usedInside               // with a capital where it does not begin a sentence
	usedTitled               // behind a title or a role
	usedSurname              // behind a first name
	usedOwner                // before "'s"
	usedLocative             // behind a preposition of place
	usedAlone                // as the only capitalised word of its row
	usedLast                 // as the last of several
	usedFirst                // as the first of several
	usedBrackets             // in brackets
	usedThe                  // behind "the"
	usedSaid                 // before or behind a word of saying
)

// learn reads the whole document and tells each word how it is used.
func (m *memory) learn(x *Extractor) {
	if m.seen == nil {
		m.seen = map[uint64]uint64{}
	}
	clear(m.seen)
	for i := range x.doc.Tokens {
		if w := x.at(i); w.style == plain {
			m.seen[w.lower] |= x.use(i)
		}
	}
	for i := range x.doc.Tokens {
		x.at(i).memory = m.seen[x.at(i).lower]
	}
}

var (
	theWord   = lowerKey("the")
	ownerMark = [...]uint64{lowerKey("'s"), lowerKey("’s"), lowerKey("’")}
	said      = [...]uint64{lowerKey("said"), lowerKey("says"), lowerKey("told"), lowerKey("added"), lowerKey("who"), lowerKey("he"), lowerKey("she")}
	opening   = lowerKey("(")
	closing   = lowerKey(")")
)

// use is how token i is used there.
func (x *Extractor) use(i int) uint64 {
	w := x.at(i)
	if !w.capital {
		return usedSmall
	}
	var use uint64
	before, behind := x.at(w.run.First-1), x.at(w.run.End)
	switch {
	case w.run.Len() == 1 && !w.opens:
		use |= usedAlone
	case w.run.Len() > 1 && i == w.run.End-1:
		use |= usedLast
	case w.run.Len() > 1 && i == w.run.First:
		use |= usedFirst
	}
	if !w.opens {
		use |= usedInside
	}
	if x.at(i-1).lists&(inTitle|inRole) != 0 {
		use |= usedTitled
	}
	if i > w.run.First && x.at(i-1).lists&inFirstName != 0 {
		use |= usedSurname
	}
	if i == w.run.First && before.lists&inLocative != 0 {
		use |= usedLocative
	}
	if i == w.run.First && before.lower == theWord {
		use |= usedThe
	}
	if before.lower == opening && behind.lower == closing {
		use |= usedBrackets
	}
	if i == w.run.End-1 {
		for _, mark := range ownerMark {
			if behind.lower == mark {
				use |= usedOwner
			}
		}
		for _, s := range said {
			if behind.lower == s || before.lower == s {
				use |= usedSaid
			}
		}
	}
	return use
}
