package gazgen

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

const codesFile = "gazetteers/country-codes/data/country-codes.csv"

// isoCountry is one row of the country codes.
type isoCountry struct {
	alpha2, alpha3, fips string
	name                 string   // the customary English name
	others               []string // official and United Nations names
	capital              string
	independent          bool
}

func (g *generation) readCodes() error {
	records, err := g.readCSV(codesFile)
	if err != nil {
		return err
	}
	for _, r := range records {
		c := isoCountry{
			alpha2: r["ISO3166-1-Alpha-2"], alpha3: r["ISO3166-1-Alpha-3"], fips: strings.ToLower(r["FIPS"]),
			name: r["CLDR display name"], capital: r["Capital"], independent: r["is_independent"] == "Yes",
		}
		if len(c.alpha2) != 2 || len(c.alpha3) != 3 {
			g.drop("country codes: rows without ISO codes")
			continue
		}
		for _, column := range []string{"official_name_en", "UNTERM English Short", "UNTERM English Formal"} {
			name := strings.TrimPrefix(withoutParentheses(r[column]), "the ")
			if name = strings.TrimSuffix(name, " *"); name != "" {
				c.others = append(c.others, name)
			}
		}
		g.codes = append(g.codes, c)
	}
	return nil
}

// codesByName maps the folded names that the country codes give to alpha-2.
func (g *generation) codesByName() map[string]string {
	names := map[string]string{}
	for _, c := range g.codes {
		for _, name := range append([]string{c.name}, c.others...) {
			if key := gazetteer.Fold(name); key != "" && names[key] == "" {
				names[key] = c.alpha2
			}
		}
	}
	return names
}

// readCSV reads a file with a header into one map a row, its cells cleaned.
func (g *generation) readCSV(file string) ([]map[string]string, error) {
	b, err := g.readFile(file)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading source %q: %w", file, err)
	}
	var records []map[string]string
	for i, line := range lines {
		if i == 0 {
			continue
		}
		record := make(map[string]string, len(line))
		for j, cell := range line {
			record[strings.TrimSpace(lines[0][j])] = clean(cell)
		}
		records = append(records, record)
	}
	return records, nil
}
