// Writes policies in less of Rego, for an engine that has less of it. Nothing of their meaning changes: OPA itself reads
// them, and prints them again with
//
//   - template strings as concat(),
//   - whatever a head computes computed in the body,
//   - a collection that `some ... in` goes through given a name first,
//   - a constant among a function's arguments compared in its body,
//   - what is named in a body as a rule is named another way.
//
// usage: portable POLICIES FOLDER
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

func main() {
	if len(os.Args) != 3 {
		check(fmt.Errorf("usage: portable POLICIES FOLDER"))
	}
	from, to := os.Args[1], os.Args[2]
	check(filepath.WalkDir(from, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".rego") || strings.HasSuffix(path, "_test.rego") {
			return err
		}
		text, err := os.ReadFile(path)
		check(err)
		relative, err := filepath.Rel(from, path)
		check(err)
		goal := filepath.Join(to, relative)
		check(os.MkdirAll(filepath.Dir(goal), 0o755))
		return os.WriteFile(goal, []byte(portable(path, string(text))), 0o644)
	}))
}

func portable(path, text string) string {
	module, err := ast.ParseModule(path, text)
	check(err)
	names := &namer{}
	transformed, err := ast.Transform(ast.NewGenericTransformer(withoutTemplates), module)
	check(err)
	module = transformed.(*ast.Module)
	rules := ast.NewVarSet()
	for _, rule := range module.Rules {
		rules.Add(rule.Head.Ref()[0].Value.(ast.Var))
	}
	for _, rule := range module.Rules {
		for one := rule; one != nil; one = one.Else {
			unshadow(one, rules)
			hoistHead(one, names)
		}
	}
	nameCollections(module, names)
	printed, err := format.Ast(module)
	check(err)
	return string(printed)
}

// withoutTemplates turns $"{a}/{b}" into concat("", [a, "/", b]), which is the same where the parts are texts.
func withoutTemplates(node any) (any, error) {
	template, ok := node.(*ast.TemplateString)
	if !ok {
		return node, nil
	}
	parts := make([]*ast.Term, len(template.Parts))
	for i, part := range template.Parts {
		switch part := part.(type) {
		case *ast.Term:
			parts[i] = part
		case *ast.Expr:
			parts[i] = termOf(part)
		}
	}
	return ast.Concat.Call(ast.StringTerm(""), ast.ArrayTerm(parts...)).Value, nil
}

func termOf(expr *ast.Expr) *ast.Term {
	if term, ok := expr.Terms.(*ast.Term); ok {
		return term
	}
	return ast.CallTerm(expr.Terms.([]*ast.Term)...)
}

// unshadow gives another name to what `some` declares under the name of a rule.
func unshadow(rule *ast.Rule, rules ast.VarSet) {
	shadows := ast.NewVarSet()
	for _, expr := range rule.Body {
		declaration, ok := expr.Terms.(*ast.SomeDecl)
		if !ok {
			continue
		}
		for _, symbol := range declaration.Symbols {
			ast.WalkVars(declared(symbol), func(name ast.Var) bool {
				if rules.Contains(name) {
					shadows.Add(name)
				}
				return false
			})
		}
	}
	rename := func(term *ast.Term) bool {
		if name, ok := term.Value.(ast.Var); ok && shadows.Contains(name) {
			term.Value = name + "_here"
		}
		return false
	}
	ast.WalkTerms(rule.Body, rename)
	for _, term := range []*ast.Term{rule.Head.Key, rule.Head.Value} {
		if term != nil {
			ast.WalkTerms(term, rename)
		}
	}
}

// declared gives what a symbol of `some` declares: of `some k, v in xs` that is k and v.
func declared(symbol *ast.Term) any {
	if call, ok := symbol.Value.(ast.Call); ok {
		return ast.NewArray(call[1 : len(call)-1]...)
	}
	return symbol
}

// hoistHead moves what a head computes into the body. A default stays as it is; of a function, its constant arguments move.
func hoistHead(rule *ast.Rule, names *namer) {
	if rule.Default {
		return
	}
	if len(rule.Head.Args) > 0 {
		for i, argument := range rule.Head.Args {
			if ast.IsConstant(argument.Value) {
				rule.Head.Args[i] = names.next()
				rule.Body.Append(ast.Equal.Expr(rule.Head.Args[i], argument))
			}
		}
		return
	}
	named := func(term *ast.Term) *ast.Term {
		if term == nil || ast.IsConstant(term.Value) || isName(term) {
			return term
		}
		name := names.next()
		// At the end, so that everything it computes with stands before it.
		rule.Body.Append(ast.Assign.Expr(name, term))
		return name
	}
	reference := rule.Head.Reference
	for i := 1; i < len(reference); i++ {
		reference[i] = named(reference[i])
	}
	if rule.Head.Key != nil {
		// The key of a partial object stands in the reference, too.
		if rule.Head.Value != nil && len(reference) > 1 {
			rule.Head.Key = reference[len(reference)-1]
		} else {
			rule.Head.Key = named(rule.Head.Key)
		}
	}
	rule.Head.Value = named(rule.Head.Value)
}

// nameCollections turns `some x in xs[i].of` into `of := xs[i].of; some x in of`, in every body.
func nameCollections(module *ast.Module, names *namer) {
	named := func(body ast.Body) ast.Body {
		var done ast.Body
		for _, expr := range body {
			if collection := collectionOf(expr); collection != nil && !isName(*collection) {
				name := names.next()
				done.Append(ast.Assign.Expr(name, *collection))
				*collection = name
			}
			done.Append(expr)
		}
		return done
	}
	ast.WalkNodes(module, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Rule:
			node.Body = named(node.Body)
		case *ast.Every:
			node.Body = named(node.Body)
		case *ast.Term:
			switch value := node.Value.(type) {
			case *ast.ArrayComprehension:
				value.Body = named(value.Body)
			case *ast.SetComprehension:
				value.Body = named(value.Body)
			case *ast.ObjectComprehension:
				value.Body = named(value.Body)
			}
		}
		return false
	})
}

// collectionOf gives the place of what `some ... in` goes through.
func collectionOf(expr *ast.Expr) **ast.Term {
	declaration, ok := expr.Terms.(*ast.SomeDecl)
	if !ok || len(declaration.Symbols) != 1 {
		return nil
	}
	call, ok := declaration.Symbols[0].Value.(ast.Call)
	if !ok {
		return nil
	}
	return &call[len(call)-1]
}

func isName(term *ast.Term) bool {
	_, ok := term.Value.(ast.Var)
	return ok
}

// namer gives names that nobody writes.
type namer struct{ count int }

func (n *namer) next() *ast.Term {
	n.count++
	return ast.VarTerm(fmt.Sprintf("hoisted_%d", n.count))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
