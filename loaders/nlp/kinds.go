package nlp

// The names that kinds and types go by outside: in annotations, tests and messages.

var nameTypes = [...]string{"", "Person", "Organization", "Country", "Place", "MilitaryUnit", "Agreement", "Nationality"}

// String is the type's name; "" for NoName.
func (t NameType) String() string { return nameTypes[t] }

var timexTypes = [...]string{"DATE", "TIME", "DURATION", "SET"}

// String is the type as TIMEX3 writes it.
func (t TimexType) String() string { return timexTypes[t] }

var quoteKinds = [...]string{"direct", "indirect", "mixed"}

// String is the kind's name.
func (k QuoteKind) String() string { return quoteKinds[k] }

var manners = [...]string{"states", "holds", "wants", "touches"}

// String is the manner's name.
func (m Manner) String() string { return manners[m] }
