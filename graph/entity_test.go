package graph

import (
	"slices"
	"testing"
)

func TestAliases(t *testing.T) {
	e := Entity{Name: "Meridia", Mentions: []Mention{{Text: "Meridian"}, {Text: "Meridia"}, {Text: "the kingdom"}, {Text: "Meridian"}}}
	if got, want := e.Aliases(), []string{"Meridian", "the kingdom"}; !slices.Equal(got, want) {
		t.Errorf("aliases %q, want %q", got, want)
	}
	if got := (&Entity{Name: "x"}).Aliases(); len(got) != 0 {
		t.Errorf("an entity nobody mentions has aliases %q", got)
	}
}

func TestListsHaveNoDoubles(t *testing.T) {
	noDoubles(t, EntityClasses(), 8)
	noDoubles(t, nodeClasses(), 12)
	noDoubles(t, RelationTypes(), 10)
	noDoubles(t, Modalities(), 6)
	for _, c := range nodeClasses() {
		if want := slices.Contains(EntityClasses(), c); c.IsEntity() != want {
			t.Errorf("%s is an entity's class: %t", c, !want)
		}
	}
}

func noDoubles[T ~string](t *testing.T, values []T, n int) {
	t.Helper()
	sorted := slices.Compact(slices.Sorted(slices.Values(values)))
	if len(values) != n || len(sorted) != n {
		t.Errorf("%q has %d values, %d of them distinct, want %d", values, len(values), len(sorted), n)
	}
}
