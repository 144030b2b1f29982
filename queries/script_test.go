package queries

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// TestScripts runs testdata/*.txt. A script is a list of cases parted by blank lines: a command, a line "----", and what
// it prints; a line that begins with # is a comment. The graph is that of graphtest.Facts. The commands:
//
//	rows QUERY       the rows, in order
//	plan QUERY       what Explain says
//	simplify QUERY   the simplified query
//	pages N QUERY    the whole answer in pages of N, forwards and then backwards
//	count DIMENSION… QUERY   what Aggregate counts
//
// QUERY is the kind of query and its value in JSON: events {"Type": ["DEMAND"]}.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := runScript(t, string(raw))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, _ := os.ReadFile(file); got != string(want) {
				t.Errorf("%s differs; run go test -update and read the change\n%s", file, firstDifference(got, string(want)))
			}
		})
	}
}

// runScript gives the script with the output its commands print now.
func runScript(t *testing.T, script string) string {
	r := snapshot(t)
	var out []string
	for _, block := range strings.Split(strings.TrimRight(script, "\n"), "\n\n") {
		if block = strings.Trim(block, "\n"); block == "" {
			continue
		}
		head, _, isCase := strings.Cut(block+"\n", "----\n")
		if !isCase {
			out = append(out, block)
			continue
		}
		var command []string
		for _, line := range strings.Split(head, "\n") {
			if !strings.HasPrefix(line, "#") {
				command = append(command, line)
			}
		}
		out = append(out, head+"----\n"+strings.TrimRight(execute(t, r, strings.Join(command, " ")), "\n"))
	}
	return strings.Join(out, "\n\n") + "\n"
}

func execute(t *testing.T, r graph.Reader, command string) string {
	verb, rest, _ := strings.Cut(strings.TrimSpace(command), " ")
	head, q := parseQuery(t, rest)
	var out strings.Builder
	var err error
	switch verb {
	case "rows":
		var row Row
		for row, err = range Run(t.Context(), r, q) {
			if err == nil {
				fmt.Fprintln(&out, brief(r, row))
			}
		}
	case "plan":
		var text string
		text, err = Explain(t.Context(), r, q)
		out.WriteString(text)
	case "simplify":
		fmt.Fprintln(&out, Simplify(q))
	case "pages":
		err = printPages(t, &out, r, q, head)
	case "count":
		var buckets []Bucket
		var by []Dimension
		for _, d := range strings.Fields(head) {
			by = append(by, Dimension(d))
		}
		buckets, err = Aggregate(t.Context(), r, q.(Events), by, 0)
		for _, b := range buckets {
			fmt.Fprintln(&out, b)
		}
	default:
		t.Fatalf("unknown command %q", verb)
	}
	if err != nil {
		fmt.Fprintln(&out, "error:", err)
	}
	if out.Len() == 0 {
		return "(nothing)"
	}
	return out.String()
}

// parseQuery splits "HEAD KIND {JSON}" and reads the query.
func parseQuery(t *testing.T, s string) (head string, q Query) {
	before, body, _ := strings.Cut(s, "{")
	body = "{" + body
	fields := strings.Fields(before)
	head, kind := strings.Join(fields[:len(fields)-1], " "), fields[len(fields)-1]
	read := func(v any) {
		d := json.NewDecoder(strings.NewReader(body))
		d.DisallowUnknownFields()
		if err := d.Decode(v); err != nil {
			t.Fatalf("query %s: %v", s, err)
		}
	}
	switch kind {
	case "events":
		var v Events
		read(&v)
		return head, v
	case "entities":
		var v Entities
		read(&v)
		return head, v
	case "articles":
		var v Articles
		read(&v)
		return head, v
	case "relations":
		var v Relations
		read(&v)
		return head, v
	case "search":
		var v Search
		read(&v)
		return head, v
	}
	t.Fatalf("unknown kind of query %q", kind)
	return "", nil
}

func printPages(t *testing.T, out *strings.Builder, r graph.Reader, q Query, size string) error {
	var n int
	if _, err := fmt.Sscan(size, &n); err != nil {
		t.Fatal(err)
	}
	for _, backwards := range []bool{false, true} {
		page := First(n)
		if backwards {
			page = Last(n)
		}
		for {
			res, err := Fetch(t.Context(), r, q, page)
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "page by %s, previous %t, next %t\n", res.Order, res.HasPreviousPage, res.HasNextPage)
			for _, row := range res.Rows {
				fmt.Fprintln(out, " ", brief(r, row))
			}
			if len(res.Rows) == 0 || !backwards && !res.HasNextPage || backwards && !res.HasPreviousPage {
				break
			}
			if page.Before = res.Cursors[0]; !backwards {
				page.Before, page.After = "", res.Cursors[len(res.Cursors)-1]
			}
		}
	}
	return nil
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n got  %s\n want %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

// TestScanAgrees holds the plans to the reference reader, which does not index anything.
func TestScanAgrees(t *testing.T) {
	facts := graphtest.Facts()
	indexed, scanned := snapshotOf(t, facts...), graphtest.Scan(facts...)
	for _, q := range []Query{Events{}, Entities{}, Articles{}, Relations{}, Search{Text: "Port Sable"},
		Events{Or: []Events{{Source: Named("Meridia")}, {Target: Named("Meridia")}}}, Events{Order: EventsByTimeDesc}} {
		if got, want := all(t, indexed, q), all(t, scanned, q); got != want {
			t.Errorf("%s: index gives\n%s\nscan gives\n%s", q, got, want)
		}
	}
}

func all(t *testing.T, r graph.Reader, q Query) string {
	t.Helper()
	var out strings.Builder
	for row, err := range Run(t.Context(), r, q) {
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		fmt.Fprintln(&out, row.ID())
	}
	if out.Len() == 0 {
		t.Fatalf("%s: no rows", q)
	}
	return out.String()
}
