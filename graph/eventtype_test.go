package graph

import (
	"fmt"
	"testing"
)

func TestEventTypes(t *testing.T) {
	types := EventTypes()
	if len(types) != 20 {
		t.Fatalf("%d root classes, want 20", len(types))
	}
	seen := map[EventType]bool{}
	for i, typ := range types {
		if want := fmt.Sprintf("%02d", i+1); typ.CAMEO() != want || !typ.Valid() || seen[typ] {
			t.Errorf("%s has the code %q, want %q, and stands there once: %t", typ, typ.CAMEO(), want, !seen[typ])
		}
		seen[typ] = true
		if g := typ.Goldstein(); g < -10 || g > 10 {
			t.Errorf("%s has the Goldstein value %g", typ, g)
		}
		for _, s := range []QuadScheme{GDELT, OEDA, PLOVER} {
			if q := typ.QuadClass(s); q < 0 || q > 4 || q == 0 && s == GDELT {
				t.Errorf("%s is of quad class %d under %s", typ, q, s)
			}
		}
		if (typ.PLOVER() == "") != (typ == State) {
			t.Errorf("%s has the PLOVER counterpart %q", typ, typ.PLOVER())
		}
	}
}

// TestEventTypeRows spells out some rows, those on which the schemes differ among them.
func TestEventTypeRows(t *testing.T) {
	cases := []struct {
		typ                  EventType
		cameo, plover        string
		goldstein            float64
		gdelt, oeda, plover4 int
	}{
		{State, "01", "", 0, 1, 0, 0},
		{Appeal, "02", "REQUEST", 3, 1, 0, 3},
		{Investigate, "09", "ACCUSE", -2, 2, 3, 3},
		{Demand, "10", "REQUEST", -5, 3, 3, 3},
		{Protest, "14", "PROTEST", -6.5, 3, 4, 4},
		{Reduce, "16", "SANCTION", -4, 4, 3, 3},
		{Fight, "19", "ASSAULT", -10, 4, 4, 4},
		{"NOTHING", "", "", 0, 0, 0, 0},
		{"", "", "", 0, 0, 0, 0},
		{"demand", "", "", 0, 0, 0, 0},
	}
	for _, tt := range cases {
		if tt.typ.CAMEO() != tt.cameo || tt.typ.PLOVER() != tt.plover || tt.typ.Goldstein() != tt.goldstein ||
			tt.typ.QuadClass(GDELT) != tt.gdelt || tt.typ.QuadClass(OEDA) != tt.oeda || tt.typ.QuadClass(PLOVER) != tt.plover4 ||
			tt.typ.Valid() != (tt.cameo != "") {
			t.Errorf("%q: %q %q %g %d %d %d, want %+v", tt.typ, tt.typ.CAMEO(), tt.typ.PLOVER(), tt.typ.Goldstein(),
				tt.typ.QuadClass(GDELT), tt.typ.QuadClass(OEDA), tt.typ.QuadClass(PLOVER), tt)
		}
	}
}
