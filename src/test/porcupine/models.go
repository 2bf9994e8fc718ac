package main

import (
	"fmt"

	"github.com/anishathalye/porcupine"
)

// operation is a line of a history: what a client asked for, and what it was told. Times are in nanoseconds of one clock.
type operation struct {
	// Kind names the model: stock, key or order.
	Kind string `json:"kind"`
	// Subject is the sku, the idempotency key or the id of the order.
	Subject string `json:"subject"`
	Client  int    `json:"client"`
	Call    int64  `json:"call"`
	// Return is 0 if the client was never told.
	Return int64  `json:"return"`
	Action string `json:"action"`
	// Units of stock.
	Units int `json:"units"`
	// Outcome is empty if the client was never told.
	Outcome string `json:"outcome"`
}

// What a client was told.
const (
	done    = "done"
	refused = "refused"
)

// The first operation of a sku says its stock, with the action "stock".
const unstocked = -1

// stock is a counter that never goes below zero: take subtracts units or is refused because there are fewer, give adds
// units, and read returns what is left.
var stock = porcupine.NondeterministicModel{
	Init: func() []interface{} { return []interface{}{unstocked} },
	Step: func(state, input, _ interface{}) []interface{} {
		left, asked := state.(int), input.(operation)
		if asked.Action == "stock" {
			return states(left == unstocked, asked.Units)
		}
		if left == unstocked {
			return nil
		}
		switch asked.Action {
		case "take":
			switch asked.Outcome {
			case done:
				return states(left >= asked.Units, left-asked.Units)
			case refused:
				return states(left < asked.Units, left)
			}
			if left >= asked.Units {
				return []interface{}{left, left - asked.Units}
			}
			return []interface{}{left}
		case "give":
			if asked.Outcome == done {
				return []interface{}{left + asked.Units}
			}
			return []interface{}{left, left + asked.Units}
		case "read":
			return states(left == asked.Units, left)
		}
		panic("unknown action " + asked.Action)
	},
	DescribeOperation: describe,
}

// key is a register that is written once: the first checkout with an idempotency key makes an order, and every later one
// is told the same order. The outcome is the id of the order.
var key = porcupine.NondeterministicModel{
	Init: func() []interface{} { return []interface{}{""} },
	Step: func(state, input, _ interface{}) []interface{} {
		order, told := state.(string), input.(operation).Outcome
		if told == "" {
			return []interface{}{order}
		}
		return states(order == "" || order == told, told)
	},
	DescribeOperation: describe,
}

// order is a state machine: an order is placed once and then cancelled once, and what is read is one of these states. The
// outcome is the status.
var order = porcupine.NondeterministicModel{
	Init: func() []interface{} { return []interface{}{""} },
	Step: func(state, input, _ interface{}) []interface{} {
		status, asked := state.(string), input.(operation)
		switch asked.Action {
		case "place":
			return states(status == "" && asked.Outcome == "CONFIRMED", asked.Outcome)
		case "cancel":
			switch asked.Outcome {
			case "CANCELLED":
				return states(status == "CONFIRMED", asked.Outcome)
			case refused:
				return states(status == "CANCELLED", status)
			}
			if status == "CONFIRMED" {
				return []interface{}{status, "CANCELLED"}
			}
			return []interface{}{status}
		case "read":
			return states(asked.Outcome == "" || (status != "" && status == asked.Outcome), status)
		}
		panic("unknown action " + asked.Action)
	},
	DescribeOperation: describe,
}

var models = map[string]*porcupine.NondeterministicModel{"stock": &stock, "key": &key, "order": &order}

func states(isLegal bool, next interface{}) []interface{} {
	if isLegal {
		return []interface{}{next}
	}
	return nil
}

func describe(input, _ interface{}) string {
	o := input.(operation)
	text := o.Action
	if o.Units != 0 {
		text += fmt.Sprintf(" %d", o.Units)
	}
	if o.Outcome == "" {
		return text + ": never told"
	}
	return text + ": " + o.Outcome
}
