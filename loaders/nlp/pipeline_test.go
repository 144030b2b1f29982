package nlp

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unsafe"
)

type fake struct {
	name         string
	needs, gives Layer
	err          error
}

func (f fake) Name() string          { return f.name }
func (f fake) Needs() Layer          { return f.needs }
func (f fake) Gives() Layer          { return f.gives }
func (f fake) Annotate(d *Doc) error { d.Blocks = append(d.Blocks, Block{}); return f.err }

func TestAPipelineIsCheckedWhenItIsBuilt(t *testing.T) {
	tokens := fake{name: "token", gives: Tokens}
	names := fake{name: "ner", needs: Tokens | Tags, gives: Names}
	if _, err := New(tokens, fake{name: "tag", needs: Tokens, gives: Tags}, names); err != nil {
		t.Errorf("a good pipeline: %v", err)
	}
	_, err := New(tokens, names)
	if !errors.Is(err, ErrMissingLayer) || !strings.Contains(err.Error(), `stage "ner"`) || !strings.HasSuffix(err.Error(), ": tags") {
		t.Errorf("a pipeline without tags: %v", err)
	}
}

func TestAnnotateMarksWhatIsDoneAndStopsAtErrors(t *testing.T) {
	boom := errors.New("boom")
	p, err := New(fake{name: "a", gives: Tokens}, fake{name: "b", gives: Tags, err: boom}, fake{name: "c", gives: Names})
	if err != nil {
		t.Fatal(err)
	}
	d, err := NewDoc("text", Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(t.Context(), d); !errors.Is(err, boom) || !strings.Contains(err.Error(), `"b"`) {
		t.Errorf("error %v, want that of stage b", err)
	}
	if d.Done != Tokens || len(d.Blocks) != 2 {
		t.Errorf("done %v after %d stages, want tokens after 2", d.Done, len(d.Blocks))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.Annotate(ctx, d); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestEveryLayerHasAName(t *testing.T) {
	for l := Layout; l <= Frames; l <<= 1 {
		if l.String() == "" {
			t.Errorf("layer %b has no name", l)
		}
	}
	if got := (Frames << 1).String(); got != "" {
		t.Errorf("the layer behind the last is called %q", got)
	}
}

func TestNewDocRefusesWhatIsNotUTF8(t *testing.T) {
	_, err := NewDoc("good \xff bad", Meta{})
	if err == nil || !strings.Contains(err.Error(), "byte 5") {
		t.Errorf("error %v, want one that names byte 5", err)
	}
}

func TestSentenceOfAndChunkAtFindTheirRange(t *testing.T) {
	d := &Doc{Tokens: make([]Token, 9), Sentences: []Sentence{{Range: Range{0, 4}}, {Range: Range{5, 9}}},
		Chunks: []Chunk{{Range: Range{1, 3}}, {Range: Range{6, 7}}}}
	for i, want := range []int{0, 0, 0, 0, -1, 1, 1, 1, 1} {
		if got := d.SentenceOf(i); got != want {
			t.Errorf("SentenceOf(%d) = %d, want %d", i, got, want)
		}
	}
	for i, want := range []int{-1, 0, 0, -1, -1, -1, 1, -1, -1} {
		if got := d.ChunkAt(i); got != want {
			t.Errorf("ChunkAt(%d) = %d, want %d", i, got, want)
		}
	}
}

func TestTagsReadBackAsTheyAreWritten(t *testing.T) {
	for p := NoPOS; p <= X; p++ {
		if got, ok := ParseUPOS(p.String()); !ok || got != p {
			t.Errorf("%v reads back as %v", p, got)
		}
	}
	for x := range xposNames {
		if got, ok := ParseXPOS(XPOS(x).String()); !ok || got != XPOS(x) {
			t.Errorf("%v reads back as %v", XPOS(x), got)
		}
	}
	if _, ok := ParseUPOS("NN"); ok {
		t.Error("NN is taken for a universal tag")
	}
}

// TestTokensAreSmall: a document keeps all of its tokens, and stages walk over them again and again.
func TestTokensAreSmall(t *testing.T) {
	if size := unsafe.Sizeof(Token{}); size > 32 {
		t.Errorf("a token has %d bytes, more than 32", size)
	}
}
