package main

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/demarche-kg/demarche/"

// levels is the house: every package has a level and imports strictly lower ones. A new package adds its row here.
// A row that ends in "/*" stands for the packages directly below.
var levels = map[string]int{
	"graph": 0, "graph/vocab": 0, "loaders/source": 0, "loaders/nlp": 0, "loaders/nlp/model": 0,
	"loaders/nlp/gazetteer": 0, "loaders/nlp/neural/kernel": 0, "config": 0, "schema/playground": 0,

	"graph/quads": 1, "graph/subgraph": 1, "graph/graphtest": 1, "graph/factsjson": 1, "loaders/facts": 1,
	"loaders/overlay":     1,
	"loaders/gold":        1,
	"loaders/source/text": 1, "loaders/nlp/*": 1,

	"queries": 2, "loaders": 2, "graph/cayley": 2, "graph/index": 2, "graph/export": 2, "loaders/nlp/english": 2,
	"loaders/nlp/train/random": 2, "loaders/nlp/train/treebank": 2, "loaders/nlp/train/vectors": 2,

	"graph/open": 3, "loaders/nlp/eval": 3, "loaders/nlp/train/neural": 4, "loaders/nlp/train/coref": 4, "loaders/nlp/train/events": 4,
	"loaders/nlp/train/*": 3, "schema/guard": 3,

	"schema": 4,

	"cmd/demarche": 5, "cmd/demarche-models": 5, "cmd/demarche-models/gazgen": 1,
}

// keepers says which of our packages may import a module (or a package and those below it); tests are exempt.
var keepers = map[string][]string{
	"github.com/cayleygraph/cayley": {"graph/cayley"},
	"github.com/hidal-go/hidalgo":   {"graph/cayley"},
	"go.etcd.io/bbolt":              {"graph/cayley"},
	"github.com/cayleygraph/quad":   {"graph/cayley", "graph/quads"},
	"github.com/spf13/viper":        {"config"},
	"github.com/graphql-go/graphql": {"schema"},
	"github.com/spf13/cobra":        {"cmd/demarche", "cmd/demarche-models"},
	module + "config":               {"cmd/demarche"},
	module + "cmd/demarche-models":  {"cmd/demarche-models"},
	module + "loaders/nlp/train":    {"loaders/nlp/train", "cmd/demarche-models"},
	module + "loaders/nlp/eval":     {"loaders/nlp/train", "cmd/demarche-models"},
}

// pkg is a package of ours with its direct imports, tests aside.
type pkg struct {
	path, dir string
	imports   []string
}

func TestLevels(t *testing.T) {
	for _, p := range packages(t) {
		level, ok := levelOf(p.path)
		if !ok {
			t.Errorf("package %s has no level: add its row to the table in levels_test.go", p.path)
		}
		for _, imp := range p.imports {
			if ours, is := strings.CutPrefix(imp, module); is {
				if l, _ := levelOf(ours); l >= level {
					t.Errorf("%s (level %d) imports %s (level %d): imports must go to a strictly lower level", p.path, level, ours, l)
				}
			}
			for kept, by := range keepers {
				if (imp == kept || strings.HasPrefix(imp, kept+"/")) && !slices.ContainsFunc(by, within(p.path)) {
					t.Errorf("%s imports %s, which only %s may", p.path, imp, strings.Join(by, ", "))
				}
			}
			if p.path == "graph" && strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") {
				t.Errorf("package graph imports %s: it may import nothing but the standard library", imp)
			}
		}
	}
}

func within(path string) func(string) bool {
	return func(keeper string) bool { return path == keeper || strings.HasPrefix(path, keeper+"/") }
}

func TestPackagesAreNamedAndDocumented(t *testing.T) {
	for _, p := range packages(t) {
		switch name := filepath.Base(p.path); name {
		case "util", "utils", "common", "helpers", "misc", "base", "shared":
			t.Errorf("package %s: a package is named after what it is about", p.path)
		}
		files, err := filepath.Glob(filepath.Join(p.dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		documented := false
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			documented = documented || f.Doc != nil && strings.Contains(f.Doc.Text(), ".")
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s has an init function: what exists is built by a call, not by an import", file)
				}
			}
		}
		if !documented {
			t.Errorf("package %s has no doc sentence", p.path)
		}
	}
}

// levelOf looks a package up by its path, then by its parent's "/*" row.
func levelOf(path string) (int, bool) {
	if l, ok := levels[path]; ok {
		return l, true
	}
	l, ok := levels[filepath.ToSlash(filepath.Dir(path))+"/*"]
	return l, ok
}

// packages asks the go command which packages there are.
func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-f", "{{.ImportPath}}\t{{.Dir}}{{range .Imports}}\t{{.}}{{end}}", "./...")
	cmd.Dir = filepath.Join("..", "..")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	lines := bufio.NewScanner(strings.NewReader(string(out)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		all = append(all, pkg{strings.TrimPrefix(fields[0], module), fields[1], fields[2:]})
	}
	if len(all) < 20 {
		t.Fatalf("go list found %d packages; is the test run from its own folder?", len(all))
	}
	return all
}
