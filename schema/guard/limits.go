package guard

// Limits bound what a document may ask for. They are counted over the document as executed: a fragment spread twice
// counts twice.
type Limits struct {
	Bytes              int // of the document
	Tokens             int
	Nesting            int // of brackets of any kind
	Depth              int // of selections; a connection costs two levels, its edges and their nodes
	IntrospectionDepth int // of selections below __schema and __type
	ValueDepth         int // of lists and objects in arguments and variables
	Values             int // in the variables
	Aliases            int
	RootFields         int
	Directives         int
	Fields             int
	Cost               int // rows that may be returned: the product of page sizes down the document, summed
	PageSize           int // taken as the page size of a connection that names none
}

// Default limits. A full introspection query, and any query a person is likely to write, stay well within them.
func Default() Limits {
	return Limits{
		Bytes:              64 << 10,
		Tokens:             2000,
		Nesting:            100,
		Depth:              15,
		IntrospectionDepth: 20,
		ValueDepth:         15,
		Values:             10_000,
		Aliases:            30,
		RootFields:         20,
		Directives:         50,
		Fields:             5000,
		Cost:               10_000,
		PageSize:           50,
	}
}
