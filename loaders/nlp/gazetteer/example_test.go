package gazetteer_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

func ExampleGazetteer_Longest() {
	g, err := gazetteer.Load()
	if err != nil {
		log.Fatal(err)
	}
	words := strings.Fields("Officials in Washington told South Korea 's ministry")
	for i := 0; i < len(words); {
		n, entries := g.Longest(words, i)
		for _, e := range entries {
			fmt.Println(strings.Join(words[i:i+n], " "), "->", e.Kind, e.Name, e.Country)
		}
		i += max(n, 1)
	}
	// Output:
	// Washington -> Capital Washington US
	// Washington -> Region Washington State US
	// South Korea -> Country South Korea KR
}

func ExampleGazetteer_LeaderAt() {
	g, err := gazetteer.Load()
	if err != nil {
		log.Fatal(err)
	}
	l, ok := g.LeaderAt("Merkel", "DE", "Chancellor", "2015-09")
	fmt.Println(l.Name, l.Start, l.End, ok)
	// Output: Angela Merkel 2005-11 2021-12 true
}
