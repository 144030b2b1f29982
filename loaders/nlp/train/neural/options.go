package neural

// Shape says how large a network is, and how much is left to chance while it learns.
type Shape struct {
	Width  int      // of the rows that pass from layer to layer
	Layers []string // "c1", "c2" … see neighbours 1, 2 … tokens away; "R" carries a state through the sentence
	Arc    int      // width of the vectors whose products score arcs
	Label  int      // width of the layer below relations

	Dropout, HeadDropout       float32 // shares of numbers that are left out in the encoder, and of those above it
	WordDropout, VectorDropout float32 // shares of tokens whose word, or whose vector, is taken for unknown
}

// Options are what training can be told. DefaultOptions made the embedded network.
type Options struct {
	Shape     Shape
	Epochs    float64 // how often all sentences are seen
	Batch     int     // how many tokens are learnt from at once, about
	Rate      float64 // how far a weight may move at a step at most; it rises in the first steps and then falls as a cosine does
	WarmUp    int     // in so many steps
	Decay     float64 // how much weights shrink, relative to the rate
	Clip      float64 // the longest that the gradient of all weights may be
	Smoothing float32 // what share of the probability is spread over all classes
	Words     int     // how many vectors are used, the most frequent
	Seed      uint64
	About     string // written into the model

	Progress func(epoch int, l Losses) // called after each epoch; may be nil
}

// DefaultOptions are the options of the embedded network.
func DefaultOptions() Options {
	return Options{
		Shape: Shape{Width: 160, Layers: []string{"c1", "R", "c1", "R", "c1", "R"}, Arc: 128, Label: 128,
			Dropout: 0.25, HeadDropout: 0.33, WordDropout: 0.15, VectorDropout: 0.02},
		Epochs: 16, Batch: 320, Rate: 2e-3, WarmUp: 400, Clip: 5, Smoothing: 0.03, Words: 100000, Seed: 1,
	}
}
