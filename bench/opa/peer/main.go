// Native OPA as its users embed it: the query is prepared once, and each input is judged by one goroutine.
//
//	opa POLICIES DATA INPUTS ENTRYPOINT [ANSWERS]
//
// INPUTS holds one input a line. What it took is printed as one line of JSON; the answers go to ANSWERS, one a line.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"
	"github.com/open-policy-agent/opa/v1/version"
)

// inputs are read and judged so many at a time: a heap of a gigabyte would make garbage collection the thing measured.
const batch = 200

type outcome struct {
	Version    string  `json:"version"`
	Inputs     int     `json:"inputs"`
	Violations int     `json:"violations"`
	Parse      float64 `json:"parse_seconds"`
	Evaluate   float64 `json:"evaluate_seconds"`
}

func main() {
	if len(os.Args) < 5 {
		check(fmt.Errorf("usage: opa POLICIES DATA INPUTS ENTRYPOINT [ANSWERS]"))
	}
	query := prepare(os.Args[1], os.Args[2], os.Args[4])
	file, err := os.Open(os.Args[3])
	check(err)
	defer file.Close()
	answers := (*bufio.Writer)(nil)
	if len(os.Args) > 5 {
		out, err := os.Create(os.Args[5])
		check(err)
		defer out.Close()
		answers = bufio.NewWriter(out)
		defer answers.Flush()
	}

	total := outcome{Version: version.Version}
	reader := bufio.NewReaderSize(file, 1<<20)
	for lines := take(reader); len(lines) > 0; lines = take(reader) {
		start := time.Now()
		inputs := parse(lines)
		total.Parse += time.Since(start).Seconds()
		runtime.GC()

		start = time.Now()
		results := evaluate(query, inputs)
		total.Evaluate += time.Since(start).Seconds()

		total.Inputs += len(inputs)
		for _, result := range results {
			answer := answerOf(result)
			total.Violations += len(answer["violations"].([]any))
			if answers != nil {
				check(json.NewEncoder(answers).Encode(answer))
			}
		}
	}
	check(json.NewEncoder(os.Stdout).Encode(total))
}

func prepare(policies, data, entrypoint string) rego.PreparedEvalQuery {
	text, err := os.ReadFile(data)
	check(err)
	var document map[string]any
	check(util.UnmarshalJSON(text, &document))
	options := []func(*rego.Rego){
		rego.Query(entrypoint),
		rego.Store(inmem.NewFromObject(document)),
		rego.StrictBuiltinErrors(true),
	}
	check(filepath.WalkDir(policies, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".rego") || strings.HasSuffix(path, "_test.rego") {
			return err
		}
		module, err := os.ReadFile(path)
		options = append(options, rego.Module(path, string(module)))
		return err
	}))
	query, err := rego.New(options...).PrepareForEval(context.Background())
	check(err)
	return query
}

// take gives the next lines, at most a batch of them.
func take(reader *bufio.Reader) [][]byte {
	lines := make([][]byte, 0, batch)
	for len(lines) < batch {
		line, err := reader.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			lines = append(lines, line)
		}
		if err != nil {
			break
		}
	}
	return lines
}

func parse(lines [][]byte) []ast.Value {
	inputs := make([]ast.Value, len(lines))
	for i, line := range lines {
		value, err := ast.ValueFromReader(bytes.NewReader(line))
		check(err)
		inputs[i] = value
	}
	return inputs
}

func evaluate(query rego.PreparedEvalQuery, inputs []ast.Value) []rego.ResultSet {
	results := make([]rego.ResultSet, len(inputs))
	for i, input := range inputs {
		result, err := query.Eval(context.Background(), rego.EvalParsedInput(input))
		check(err)
		results[i] = result
	}
	return results
}

// answerOf gives the one value that the query has.
func answerOf(results rego.ResultSet) map[string]any {
	if len(results) != 1 || len(results[0].Expressions) != 1 {
		check(fmt.Errorf("the policies gave no result"))
	}
	return results[0].Expressions[0].Value.(map[string]any)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
