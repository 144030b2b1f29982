package nlp

import "testing"

func TestRelationsReadBackAsTheyAreWritten(t *testing.T) {
	for i, name := range relNames {
		if got, ok := ParseRel(name); !ok || got != Rel(i) || got.String() != name {
			t.Errorf("%q reads back as %v, %t", name, got, ok)
		}
	}
	if got, ok := ParseRel("nsubj:strange"); ok || got != NoRel {
		t.Errorf("an unknown relation reads as %v, %t", got, ok)
	}
	for r, want := range map[Rel]string{NoRel: "_", RootRel: "root", Dep: "dep", OblAgent: "obl:agent", AclRelcl: "acl:relcl", Flat: "flat"} {
		if r.String() != want {
			t.Errorf("relation %d is called %q, want %q", r, r, want)
		}
	}
	if len(relNames) > 64 {
		t.Errorf("%d relations do not fit a set of 64", len(relNames))
	}
}
