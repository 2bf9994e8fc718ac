package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// Two clients race for the last unit, one of them repeats its request, and both cancel the order.
var honest = []string{
	`{"kind":"stock","subject":"T-1","action":"stock","units":1,"client":0,"call":1,"return":2,"outcome":"done"}`,
	`{"kind":"stock","subject":"T-1","action":"take","units":1,"client":1,"call":10,"return":40,"outcome":"done"}`,
	`{"kind":"stock","subject":"T-1","action":"take","units":1,"client":2,"call":15,"return":30,"outcome":"refused"}`,
	`{"kind":"stock","subject":"T-1","action":"give","units":1,"client":1,"call":50,"return":60,"outcome":"done"}`,
	`{"kind":"stock","subject":"T-1","action":"take","units":1,"client":2,"call":55,"return":70,"outcome":"done"}`,
	`{"kind":"stock","subject":"T-1","action":"take","units":1,"client":3,"call":80,"outcome":""}`,
	`{"kind":"stock","subject":"T-1","action":"read","units":0,"client":0,"call":90,"return":91,"outcome":"done"}`,
	`{"kind":"key","subject":"k","action":"checkout","client":1,"call":10,"outcome":""}`,
	`{"kind":"key","subject":"k","action":"checkout","client":1,"call":20,"return":40,"outcome":"o"}`,
	`{"kind":"key","subject":"k","action":"checkout","client":4,"call":25,"return":45,"outcome":"o"}`,
	`{"kind":"order","subject":"o","action":"place","client":1,"call":10,"return":40,"outcome":"CONFIRMED"}`,
	`{"kind":"order","subject":"o","action":"cancel","client":1,"call":50,"return":60,"outcome":"CANCELLED"}`,
	`{"kind":"order","subject":"o","action":"cancel","client":4,"call":50,"return":60,"outcome":"refused"}`,
	`{"kind":"order","subject":"o","action":"read","client":4,"call":58,"return":62,"outcome":"CANCELLED"}`,
}

// Each of these lines tells something that cannot be true beside the honest ones.
var planted = map[string]struct{ line, failed string }{
	"a unit is sold twice": {
		`{"kind":"stock","subject":"T-1","action":"take","units":1,"client":5,"call":12,"return":20,"outcome":"done"}`,
		"stock T-1"},
	"a unit is given back that nobody had": {
		`{"kind":"stock","subject":"T-1","action":"give","units":1,"client":5,"call":3,"return":5,"outcome":"done"}`,
		"stock T-1"},
	"a unit is refused that was there": {
		`{"kind":"stock","subject":"T-1","action":"take","units":1,"client":5,"call":3,"return":5,"outcome":"refused"}`,
		"stock T-1"},
	"what was sold is still there": {
		`{"kind":"stock","subject":"T-1","action":"read","units":1,"client":5,"call":92,"return":93,"outcome":"done"}`,
		"stock T-1"},
	"a key makes another order": {
		`{"kind":"key","subject":"k","action":"checkout","client":5,"call":50,"return":60,"outcome":"p"}`,
		"key k"},
	"an order is cancelled twice": {
		`{"kind":"order","subject":"o","action":"cancel","client":5,"call":70,"return":80,"outcome":"CANCELLED"}`,
		"order o"},
	"a cancelled order is confirmed again": {
		`{"kind":"order","subject":"o","action":"read","client":5,"call":70,"return":80,"outcome":"CONFIRMED"}`,
		"order o"},
	"an acknowledged order is not there": {
		`{"kind":"order","subject":"lost","action":"read","client":5,"call":70,"return":80,"outcome":"CONFIRMED"}`,
		"order lost"},
}

func TestAcceptsAnHonestHistory(t *testing.T) {
	if failed := judged(t, honest); len(failed) > 0 {
		t.Fatal(failed)
	}
}

func TestRefusesWhatIsPlanted(t *testing.T) {
	for name, plant := range planted {
		t.Run(name, func(t *testing.T) {
			failed := judged(t, append(append([]string{}, honest...), plant.line))
			if len(failed) != 1 || !strings.HasPrefix(failed[0], plant.failed+" is not linearizable, see ") {
				t.Fatalf("it says %v", failed)
			}
		})
	}
}

func TestRefusesWhatItCannotRead(t *testing.T) {
	for _, line := range []string{
		"",
		"{",
		`{"kind":"cart","subject":"c","call":1,"return":2,"outcome":"done"}`,
		`{"kind":"key","subject":"k","call":3,"return":2,"outcome":"o"}`,
	} {
		if _, err := read(strings.NewReader(line)); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}

func judged(t *testing.T, lines []string) []string {
	histories, err := read(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return judge(histories, filepath.Join(t.TempDir(), "history"))
}
