// Judges a history of concurrent clients: is there, for each sku, idempotency key and order, one sequence of its operations
// that explains all that the clients were told, in which each operation lies between its call and its return? Porcupine
// (https://github.com/anishathalye/porcupine) searches it.
//
//	go run . history.ndjson
//
// Exits with 1 if there is none, and writes a page with the operations that do not fit.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"time"

	"github.com/anishathalye/porcupine"
)

// A search that takes longer has no result, which is not a success.
const timeout = 5 * time.Minute

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: porcupine history.ndjson")
		os.Exit(2)
	}
	file, err := os.Open(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	defer file.Close()
	histories, err := read(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if failed := judge(histories, os.Args[1]); len(failed) > 0 {
		for _, text := range failed {
			fmt.Println(text)
		}
		os.Exit(1)
	}
	operations := 0
	for _, history := range histories {
		operations += len(history)
	}
	fmt.Printf("%d operations on %d subjects are linearizable\n", operations, len(histories))
}

type subject struct{ kind, name string }

// read returns the operations of each subject.
func read(source io.Reader) (map[subject][]porcupine.Operation, error) {
	histories := map[subject][]porcupine.Operation{}
	lines := bufio.NewScanner(source)
	for number := 1; lines.Scan(); number++ {
		var o operation
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if _, isKnown := models[o.Kind]; !isKnown {
			return nil, fmt.Errorf("line %d: there is no model %q", number, o.Kind)
		}
		end := o.Return
		if o.Outcome == "" {
			// It may have its effect at any later time.
			end = math.MaxInt64
		}
		if end < o.Call {
			return nil, fmt.Errorf("line %d: it ends before it begins", number)
		}
		of := subject{o.Kind, o.Subject}
		histories[of] = append(
			histories[of],
			porcupine.Operation{ClientId: o.Client, Input: o, Call: o.Call, Output: o.Outcome, Return: end})
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(histories) == 0 {
		return nil, fmt.Errorf("the history is empty")
	}
	return histories, nil
}

// judge returns what is not linearizable.
func judge(histories map[subject][]porcupine.Operation, name string) []string {
	failed := []string{}
	for of, history := range histories {
		model := models[of.kind].ToModel()
		result, info := porcupine.CheckOperationsVerbose(model, history, timeout)
		switch result {
		case porcupine.Illegal:
			page := fmt.Sprintf("%s.%s-%s.html", name, of.kind, of.name)
			text := fmt.Sprintf("%s %s is not linearizable", of.kind, of.name)
			if err := porcupine.VisualizePath(model, info, page); err == nil {
				text += ", see " + page
			}
			failed = append(failed, text)
		case porcupine.Unknown:
			failed = append(failed, fmt.Sprintf("%s %s was not decided within %s", of.kind, of.name, timeout))
		}
	}
	sort.Strings(failed)
	return failed
}
