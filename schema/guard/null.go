package guard

import "github.com/graphql-go/graphql/language/lexer"

// dropNulls blanks out arguments and input fields whose value is the literal null, and such defaults of variables:
// graphql-go's parser knows no null. A null inside a list is left for the parser to refuse. tokens are those of body.
func dropNulls(body []byte, tokens []lexer.Token) {
	d := nullDropper{body: body, tokens: tokens}
	for i := range tokens {
		d.token(i)
	}
}

// bracket is an open bracket: where it stands among the tokens, and whether everything in it was blanked so far.
type bracket struct {
	at     int
	values bool // it holds arguments or input fields, not selections
	empty  bool
}

type nullDropper struct {
	body   []byte
	tokens []lexer.Token
	open   []bracket
}

func (d *nullDropper) token(i int) {
	switch t := d.tokens[i]; t.Kind {
	case lexer.PAREN_L, lexer.BRACE_L, lexer.BRACKET_L:
		d.fill()
		inside := t.Kind == lexer.PAREN_L || len(d.open) > 0 && d.open[len(d.open)-1].values
		d.open = append(d.open, bracket{at: i, values: inside, empty: true})
	case lexer.PAREN_R, lexer.BRACE_R, lexer.BRACKET_R:
		if len(d.open) == 0 {
			return
		}
		b := d.open[len(d.open)-1]
		d.open = d.open[:len(d.open)-1]
		if b.empty && i-b.at > 1 && t.Kind == lexer.PAREN_R { // "(id: null)" must not become "()"
			d.blank(b.at, b.at)
			d.blank(i, i)
		}
	default:
		d.word(i)
	}
}

// word looks at a token that is no bracket.
func (d *nullDropper) word(i int) {
	if from, ok := d.null(i); ok {
		d.blank(from, i)
		return
	}
	if !d.beginsNull(i) {
		d.fill()
	}
}

// null reports whether token i ends "name: null" in a bracket of values, or "= null", and where that begins.
func (d *nullDropper) null(i int) (from int, ok bool) {
	if i < 2 || d.tokens[i].Kind != lexer.NAME || d.tokens[i].Value != "null" || len(d.open) == 0 || !d.open[len(d.open)-1].values {
		return 0, false
	}
	switch d.tokens[i-1].Kind {
	case lexer.EQUALS:
		return i - 1, true
	case lexer.COLON:
		return i - 2, d.tokens[i-2].Kind == lexer.NAME && (i < 3 || d.tokens[i-3].Kind != lexer.DOLLAR)
	}
	return 0, false
}

// beginsNull reports whether token i is the name or the colon of "name: null".
func (d *nullDropper) beginsNull(i int) bool {
	for _, end := range []int{i + 1, i + 2} {
		if end < len(d.tokens) {
			if from, ok := d.null(end); ok && from <= i {
				return true
			}
		}
	}
	return false
}

// fill notes that the innermost bracket holds something that stays.
func (d *nullDropper) fill() {
	if len(d.open) > 0 {
		d.open[len(d.open)-1].empty = false
	}
}

func (d *nullDropper) blank(from, to int) {
	blank(d.body, d.tokens[from].Start, d.tokens[to].End)
}
