package queries

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// How large a query may be. Conditions nest through And, Or and Not; a query from outside must not nest without end.
const (
	maxNesting = 20
	maxText    = 1000 // bytes of Text, Name and the like
)

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Check reports what is wrong with a query, without looking at any graph. The error is an *Error. Plan checks first,
// so there is no need to call Check before it.
func Check(q Query) error {
	switch q := q.(type) {
	case Events:
		return q.check(0)
	case Entities:
		return q.check(0)
	case Articles:
		return firstError(q.Published.check("published"), checkText("text", q.Text), q.Mentions.check("mentions"),
			oneOf("orderBy", q.Order, ArticlesByDay, ArticlesByDayDesc))
	case Relations:
		return firstError(eachOf("type", q.Type, graph.RelationTypes()), q.Subject.check("subject"),
			q.Object.check("object"), q.Either.check("either"), checkDate("at", q.At), CheckConfidence(q.MinConfidence))
	case Search:
		if len(words(q.Text)) == 0 {
			return &Error{Field: "text", Value: q.Text, Problem: "has no words", Remedy: "say what to search for"}
		}
		return firstError(checkText("text", q.Text),
			eachOf("kinds", q.Kinds, []Kind{KindEntity, KindEvent, KindArticle}))
	}
	return &Error{Field: "query", Problem: fmt.Sprintf("%T is no query", q), Remedy: "pass Events, Entities, Articles, Relations or Search by value"}
}

func (q Events) check(depth int) error {
	if depth > maxNesting {
		return tooDeep()
	}
	err := firstError(
		eachOf("type", q.Type, graph.EventTypes()),
		q.Source.check("source"), q.Target.check("target"), q.Actor.check("actor"),
		q.AttributedTo.check("attributedTo"), q.About.check("about"), q.Place.check("place"),
		DateRange{q.Since, q.Until}.check(""), q.Published.check("published"),
		checkDecimal("minAmount", q.MinAmount), checkDecimal("maxAmount", q.MaxAmount),
		CheckConfidence(q.MinConfidence),
		oneOf("polarity", q.Polarity, "", graph.Positive, graph.Negative),
		eachOf("modality", q.Modality, graph.Modalities()),
		checkText("text", q.Text),
		oneOf("orderBy", q.Order, EventsByTime, EventsByTimeDesc),
	)
	for _, part := range parts(q.And, q.Or, q.Not) {
		if part.Order != "" {
			err = firstError(err, orderInside())
		}
		err = firstError(err, part.check(depth+1))
	}
	return err
}

func (q Entities) check(depth int) error {
	if depth > maxNesting {
		return tooDeep()
	}
	err := firstError(
		checkText("name", q.Name), checkText("namePrefix", q.Prefix), checkText("fuzzy", q.Fuzzy), checkText("country", q.Country),
		eachOf("type", q.Type, graph.EntityClasses()),
		oneOf("orderBy", q.Order, EntitiesByName, EntitiesByNameDesc, EntitiesByMentions),
	)
	for _, part := range parts(q.And, q.Or, q.Not) {
		if part.Order != "" {
			err = firstError(err, orderInside())
		}
		err = firstError(err, part.check(depth+1))
	}
	return err
}

// parts lists the conditions directly inside a query.
func parts[Q any](and, or []Q, not *Q) []Q {
	all := slices.Concat(and, or)
	if not != nil {
		all = append(all, *not)
	}
	return all
}

func tooDeep() error {
	return &Error{Field: "filter", Problem: fmt.Sprintf("nests and, or and not more than %d deep", maxNesting), Remedy: "flatten it"}
}

func orderInside() error {
	return &Error{Field: "orderBy", Problem: "is set inside and, or or not", Remedy: "order the whole query"}
}

func (d DateRange) check(within string) error {
	_, err := d.days(within)
	return err
}

// days is the range in days; the zero Days where neither end is set. within names the field the range stands in.
func (d DateRange) days(within string) (graph.Days, error) {
	if d == (DateRange{}) {
		return graph.Days{}, nil
	}
	prefix := ""
	if within != "" {
		prefix = within + "."
	}
	if err := firstError(checkDate(prefix+"since", d.Since), checkDate(prefix+"until", d.Until)); err != nil {
		return graph.Days{}, err
	}
	days := graph.Days{First: graph.FirstDay, Last: graph.LastDay}
	if d.Since != "" {
		days.First = mustDays(d.Since).First
	}
	if d.Until != "" {
		days.Last = mustDays(d.Until).Last
	}
	if days.First > days.Last {
		return graph.Days{}, &Error{Field: prefix + "since", Value: d.Since,
			Problem: fmt.Sprintf("lies after %suntil %q", prefix, d.Until), Remedy: "swap them"}
	}
	return days, nil
}

// mustDays reads a date that checkDate has accepted.
func mustDays(date string) graph.Days {
	days, _, _ := graph.ParseEDTF(date)
	return days
}

// CheckConfidence is what Check says of a MinConfidence.
func CheckConfidence(least float64) error {
	if least >= 0 && least <= 1 { // NaN is outside, too
		return nil
	}
	return &Error{Field: "minConfidence", Value: fmt.Sprint(least), Problem: "is no confidence", Remedy: "give a number from 0 to 1"}
}

func checkDate(field, date string) error {
	if date == "" {
		return nil
	}
	if _, _, err := graph.ParseEDTF(date); err != nil {
		return &Error{Field: field, Value: date, Problem: "is not a date",
			Remedy: "write it as EDTF, such as 2019, 2019-07, 2019-Q3, 2019-07-14 or 2020-01/2020-06"}
	}
	return nil
}

func checkDecimal(field, s string) error {
	if s == "" || decimal.MatchString(s) && len(s) <= maxText {
		return nil
	}
	return &Error{Field: field, Value: s, Problem: "is not a decimal number", Remedy: "write it in digits, such as 8000000000 or 17.1"}
}

func checkText(field, s string) error {
	if len(s) <= maxText {
		return nil
	}
	return &Error{Field: field, Problem: fmt.Sprintf("is %d bytes long", len(s)), Remedy: fmt.Sprintf("use at most %d", maxText)}
}

func oneOf[T ~string](field string, v T, known ...T) error {
	if slices.Contains(known, v) {
		return nil
	}
	return &Error{Field: field, Value: string(v), Problem: "is unknown", Remedy: fmt.Sprintf("use one of %q", known)}
}

func eachOf[T ~string](field string, list, known []T) error {
	for _, v := range list {
		if err := oneOf(field, v, known...); err != nil {
			return err
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
