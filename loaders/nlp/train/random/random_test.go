package random

import (
	"math"
	"slices"
	"testing"
)

// TestNextIsSplitMix64 compares with what the authors' splitmix64.c (Vigna 2015) gives for two seeds.
func TestNextIsSplitMix64(t *testing.T) {
	for seed, want := range map[Source][]uint64{
		0:       {0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F},
		1234567: {6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821},
	} {
		s := seed
		for i, w := range want {
			if got := s.Next(); got != w {
				t.Errorf("seed %d, number %d: %d, want %d", seed, i+1, got, w)
			}
		}
	}
}

func TestNumbersStayWithinTheirRange(t *testing.T) {
	s := Source(1)
	seen, sum, often := map[int]bool{}, 0.0, 0
	for range 10_000 {
		seen[s.Below(5)] = true
		u := s.Unit()
		if u < 0 || u >= 1 {
			t.Fatalf("Unit gave %v", u)
		}
		sum += float64(u)
		if s.Chance(0.25) {
			often++
		}
	}
	if len(seen) != 5 || !seen[0] || !seen[4] {
		t.Errorf("Below(5) gave %v", seen)
	}
	if math.Abs(sum/10_000-0.5) > 0.02 || math.Abs(float64(often)/10_000-0.25) > 0.02 {
		t.Errorf("Unit is %.3f in the mean, Chance(0.25) true in %d of 10000", sum/10_000, often)
	}
	if s.Chance(0) || !s.Chance(1) {
		t.Error("what is impossible happened, or what is certain did not")
	}
}

func TestSpreadFillsFromMinusLimitToLimit(t *testing.T) {
	s := Source(2)
	values := make([]float32, 10_000)
	s.Spread(values, 3)
	if low, high := slices.Min(values), slices.Max(values); low < -3 || low > -2.9 || high > 3 || high < 2.9 {
		t.Errorf("numbers from %v to %v", low, high)
	}
}

func TestShuffleKeepsWhatThereIs(t *testing.T) {
	s := Source(3)
	firsts := map[string]int{}
	for range 3000 {
		items := []string{"a", "b", "c"}
		Shuffle(&s, items)
		firsts[items[0]]++
		if slices.Sort(items); !slices.Equal(items, []string{"a", "b", "c"}) {
			t.Fatalf("what was a, b and c is %q", items)
		}
	}
	for _, item := range []string{"a", "b", "c"} {
		if n := firsts[item]; n < 850 || n > 1150 {
			t.Errorf("%s came first in %d of 3000", item, n)
		}
	}
	Shuffle(&s, []int{})
}
