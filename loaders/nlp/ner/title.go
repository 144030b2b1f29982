package ner

// title is the length of a title at token i, as it stands before a personal name: "President", "Prime Minister",
// "Secretary of State"; 0 for none.
func (r *reader) title(i int) int {
	n := 0
	for i+n < r.end && n < maxRun && r.words.is(titleMod, r.forms[i+n-r.first]) {
		n++
	}
	if i+n >= r.end || !r.words.is(title, r.forms[i+n-r.first]) {
		// The last modifier may be a title itself: "Chief", "Attorney".
		if n > 0 && r.words.is(title, r.forms[i+n-1-r.first]) {
			return n
		}
		return 0
	}
	n++
	return n + r.portfolioAt(i+n)
}

// portfolioAt is the length of "of State", "of Foreign Affairs", "of Health and Energy" at token i.
func (r *reader) portfolioAt(i int) int {
	if i >= r.end || r.forms[i-r.first] != "of" {
		return 0
	}
	n := 1
	for i+n < r.end && n < maxRun {
		f := r.forms[i+n-r.first]
		if !r.words.is(portfolio, f) && (f != "and" || i+n+1 >= r.end || !r.words.is(portfolio, r.forms[i+n+1-r.first])) {
			break
		}
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

func (r *reader) isTitle(i int) bool { return r.title(i) > 0 }

// titleBefore reports whether a title ends just before token i.
func (r *reader) titleBefore(i int) bool {
	for j := max(r.first, i-6); j < i; j++ {
		if n := r.title(j); n > 0 && j+n == i {
			return true
		}
	}
	return false
}
