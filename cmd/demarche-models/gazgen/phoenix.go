package gazgen

import (
	"bufio"
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

const actorsFile = "events/petrarch2/petrarch2/data/dictionaries/Phoenix.Countries.actors.txt"

// actor is one entry of the Phoenix dictionary of actors by country: a country
// with the names of its places, or a person with dated roles.
type actor struct {
	names  []string // in capitals, words separated by spaces
	folded string   // the first of them, folded
	roles  []role
	places bool // it has a role that is only a country code
}

// role is "[GBRGOV 790504-901128]": of a country, from a month on.
type role struct {
	alpha3 string
	start  string // YYYYMM as the dictionary has it, two digits of the year: "7905"; empty where open
}

var rolePattern = regexp.MustCompile(`^\[([A-Z]{3})([A-Z]*)(?: +[<>]?(\d{6})?(?:-\d{6})?)?\]`)

func (g *generation) readActors() error {
	b, err := g.readFile(actorsFile)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		text, _, _ := strings.Cut(strings.ToValidUTF8(lines.Text(), ""), "#")
		text, _, _ = strings.Cut(text, ";")
		g.readActorLine(strings.TrimRight(norm.NFC.String(text), " \t\r"))
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading source %q: %w", actorsFile, err)
	}
	if len(g.actors) == 0 {
		return fmt.Errorf("reading source %q: %w: no actors", actorsFile, ErrSource)
	}
	return nil
}

// readActorLine reads "NAME_  [CODE]", "+ALIAS_" or "	[CODE 010203-040506]";
// the last two belong to the actor above.
func (g *generation) readActorLine(line string) {
	name, code, _ := strings.Cut(line, "[")
	name = strings.TrimSpace(strings.ReplaceAll(name, "_", " "))
	alias := strings.HasPrefix(name, "+")
	if name != "" && !alias {
		g.actors = append(g.actors, actor{folded: strings.ToUpper(gazetteer.Fold(name))})
	}
	if len(g.actors) == 0 {
		return
	}
	last := &g.actors[len(g.actors)-1]
	if name != "" {
		last.names = append(last.names, strings.TrimSpace(strings.TrimPrefix(name, "+")))
	}
	if m := rolePattern.FindStringSubmatch("[" + code); m != nil && code != "" {
		last.roles = append(last.roles, role{alpha3: m[1], start: m[3]})
		last.places = last.places || m[2] == ""
	}
}

// dated reports whether an actor has a role with a date, as persons do.
func (a actor) dated() bool {
	for _, r := range a.roles {
		if r.start != "" {
			return true
		}
	}
	return false
}
