package factsjson_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/demarche-kg/demarche/graph/factsjson"
)

// A line need not hold more than the core, and one that holds less does not keep the next from being read.
func ExampleRead() {
	lines := `{"id":"a1","title":"Tolls","entities":[{"id":"e1","name":"Elbonia","type":"Country","mentions":["Elbonia"]}],` +
		`"events":[{"id":"v1","type":"DEMAND","source":["e1"],"sentence":"Elbonia wants tolls."}]}
{"id":"a2","title":"Tolls","events":[{"id":"v1","type":"SHOUT"}]}
`
	for facts, err := range factsjson.Read(strings.NewReader(lines)) {
		var bad *factsjson.LineError
		switch {
		case errors.As(err, &bad):
			fmt.Println("skipped line", bad.Line, "for its", bad.Field)
		case err != nil:
			fmt.Println(err)
		default:
			fmt.Println(facts.Entities[0].ID, facts.Events[0].Type, facts.Events[0].Evidence[0].Text)
		}
	}
	// Output:
	// urn:demarche:country:elbonia DEMAND Elbonia wants tolls.
	// skipped line 2 for its events[0].type
}

// What was read is written with all that was found out about it.
func ExampleWrite() {
	line := `{"id":"a1","title":"Tolls","url":"https://news.example/tolls","language":"en","entities":[{"id":"x","name":"Elbonia","type":"Country","mentions":["Elbonia"]}],` +
		`"relations":[],"events":[]}`
	for facts, err := range factsjson.Read(strings.NewReader(line)) {
		if err == nil {
			err = factsjson.Write(os.Stdout, facts)
		}
		if err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// {"id":"a1","title":"Tolls","publisher":null,"published":null,"url":"https://news.example/tolls","language":"en","iri":"urn:demarche:article:8f8089951cba25395c545b60c084aa95","text":"Tolls\n\nElbonia","sentences":[],"entities":[{"id":"e1","name":"Elbonia","type":"Country","mentions":["Elbonia"],"offices":[],"iri":"urn:demarche:country:elbonia","offsets":[[7,14]]}],"relations":[],"events":[]}
}
