package gazetteer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

func TestLeaders(t *testing.T) {
	g := load(t)
	tests := []struct{ name, want string }{
		{"Theresa May", "GB Prime Minister 2016-07 2019-07"},
		{"THERESA MAY", "GB Prime Minister 2016-07 2019-07"},
		{"Thatcher", "GB Prime Minister 1979-05 1990-11"},
		{"Erdogan", "TR Prime Minister 2003-03 2014-08; TR President 2014-08 "},
		{"Volodymyr Zelensky", "UA President 2019-05 "},
		{"Donald J. Trump", "US President 2017-01 2021-01; US President 2025-01 "},
		{"Luiz Lula", "BR President 2003-01 2011-01; BR President 2023-01 "},
		{"Nobody Atall", ""},
		{"", ""},
		{"\xff", ""},
		{"-", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, l := range g.Leaders(tt.name) {
			got = append(got, fmt.Sprintf("%s %s %s %s", l.Country, l.Office, l.Start, l.End))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("Leaders(%q) = %q, want %q", tt.name, s, tt.want)
		}
	}
}

func TestLeaderAt(t *testing.T) {
	g := load(t)
	tests := []struct{ name, country, office, date, want string }{
		{"Trump", "US", "President", "2019-11-16", "Donald Trump"},
		{"Trump", "US", "president", "2019", "Donald Trump"},
		{"", "JP", "Prime Minister", "2019-11", "Shinzo Abe"},
		{"", "GB", "Prime Minister", "1985", "Margaret Thatcher"},
		{"", "DE", "Chancellor", "2012-06-01", "Angela Merkel"},
		{"", "US", "Vice President", "2018-01", "Mike Pence"},
		{"Bush", "US", "President", "1990", "George Bush"},
		{"Bush", "US", "President", "2005", "George Bush"},
		{"Trump", "US", "President", "2023-05", ""}, // between his terms
		{"Obama", "US", "President", "2019-11", ""}, // not any more
		{"Trump", "JP", "", "2019", ""},             // of another country
		{"", "GB", "Prime Minister", "2019-07", ""}, // two in that month
		{"", "ZZ", "", "", ""},                      // no such country
		{"Trump", "US", "President", "not a date", ""},
	}
	for _, tt := range tests {
		l, ok := g.LeaderAt(tt.name, tt.country, tt.office, tt.date)
		if l.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("LeaderAt(%q, %q, %q, %q) = %q, %v; want %q", tt.name, tt.country, tt.office, tt.date, l.Name, ok, tt.want)
		}
	}
}

func TestLeadersAtUnknownEnd(t *testing.T) {
	fsys := minimal()
	fsys["leaders.tsv"].Data = []byte(strings.Join(gazetteer.LeaderColumns, "\t") + `
Ann Old	Old		JP	Prime Minister	1990-01	2000-02
Ben Lost	Lost		JP	Prime Minister	2000-02	?
Cid New	New		JP	Prime Minister	2010-05	
`)
	g, err := gazetteer.LoadFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for date, want := range map[string]string{
		"1989-12": "", "1995": "Ann Old", "2000-02": "Ann Old", "2005-01": "Ben Lost", "2010-06-01": "Cid New", "": "Ann Old Ben Lost Cid New",
	} {
		var names []string
		for _, l := range g.LeadersAt(gazetteer.LeaderQuery{Country: "JP", Date: date}) {
			names = append(names, l.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("in office at %q: %q, want %q", date, got, want)
		}
	}
}
