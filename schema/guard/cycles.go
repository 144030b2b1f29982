package guard

import (
	"fmt"

	"github.com/graphql-go/graphql/language/ast"
)

// fragments are the fragment definitions of a document, by name.
type fragments map[string]*ast.FragmentDefinition

// collectFragments refuses two fragments of one name: what is then checked might not be what is executed.
func collectFragments(doc *ast.Document) (fragments, error) {
	named := fragments{}
	for _, d := range doc.Definitions {
		f, ok := d.(*ast.FragmentDefinition)
		if !ok {
			continue
		}
		if named[f.Name.Value] != nil {
			return nil, at(f, CodeInvalid, fmt.Sprintf("there are two fragments named %q", f.Name.Value))
		}
		named[f.Name.Value] = f
	}
	return named, nil
}

// checkCycles refuses fragments that spread themselves, directly or through others. It keeps its own stack: the number
// of fragments is bounded by the tokens, but the stack of a pass must not depend on what a document says.
func checkCycles(doc *ast.Document, named fragments) error {
	const visiting, done = 1, 2
	state := map[string]int{}
	type frame struct {
		name string
		next []*ast.FragmentSpread // still to follow
	}
	for _, d := range doc.Definitions {
		f, ok := d.(*ast.FragmentDefinition)
		if !ok || state[f.Name.Value] == done {
			continue
		}
		state[f.Name.Value] = visiting
		stack := []frame{{f.Name.Value, spreads(f.SelectionSet)}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if len(top.next) == 0 {
				state[top.name] = done
				stack = stack[:len(stack)-1]
				continue
			}
			spread := top.next[0]
			top.next = top.next[1:]
			target := named[spread.Name.Value]
			switch {
			case target == nil || state[spread.Name.Value] == done: // validation reports unknown fragments
			case state[spread.Name.Value] == visiting:
				return at(spread, CodeInvalid, fmt.Sprintf("fragment %q spreads itself", spread.Name.Value))
			default:
				state[spread.Name.Value] = visiting
				stack = append(stack, frame{spread.Name.Value, spreads(target.SelectionSet)})
			}
		}
	}
	return nil
}

// spreads lists the fragments spread anywhere in a selection set.
func spreads(set *ast.SelectionSet) []*ast.FragmentSpread {
	var found []*ast.FragmentSpread
	for pending := []*ast.SelectionSet{set}; len(pending) > 0; {
		set := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		if set == nil {
			continue
		}
		for _, s := range set.Selections {
			switch s := s.(type) {
			case *ast.Field:
				pending = append(pending, s.SelectionSet)
			case *ast.InlineFragment:
				pending = append(pending, s.SelectionSet)
			case *ast.FragmentSpread:
				found = append(found, s)
			}
		}
	}
	return found
}
