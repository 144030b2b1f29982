package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// Sets of relations of a dependency tree.
var (
	subjects        = nlp.RelSet(nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter, nlp.Csubj, nlp.CsubjPass)
	passiveSubjects = nlp.RelSet(nlp.NsubjPass, nlp.CsubjPass)
	objects         = nlp.RelSet(nlp.Obj)
	clauses         = nlp.RelSet(nlp.Ccomp)
	openClauses     = nlp.RelSet(nlp.Xcomp)
	obliques        = nlp.RelSet(nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.Advcl)
	owners          = nlp.RelSet(nlp.NmodPoss)
)
