package knowledge

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A match may take 20 ms for 10,000 characters; plain prose takes about 2 ms on one core of a plain machine. The best of
// several tries counts, so that other work on the machine hardly does. Where prose itself is slow, as with the race
// detector, a text may take ten times as long as prose of its length.
const (
	costBudget = 20 * time.Millisecond
	costTries  = 40
	costOfMost = 10 // times prose
)

func TestNoTextTakesLong(t *testing.T) {
	base := loaded(t)
	prose := strings.Join(textsOf500(t), " ")
	for _, size := range []int{10_000, 40_000} {
		budget := max(costBudget*time.Duration(size/10_000), costOfMost*matchTime(base, prose[:size], 0))
		for name, text := range hardTexts() {
			text := strings.Repeat(text, size/len(text)+1)[:size]
			if took := matchTime(base, text, budget); took > budget {
				t.Errorf("%s, %d characters: %v, want at most %v", name, size, took, budget)
			}
		}
	}
}

// matchTime is the best of several tries, or the first within a budget.
func matchTime(base *Base, text string, budget time.Duration) time.Duration {
	best := time.Hour
	for try := 0; try < costTries && best > budget; try++ {
		began := time.Now()
		base.Match(text, Hints{})
		best = min(best, time.Since(began))
	}
	return best
}

// hardTexts are texts that are hard to read in some way; each is repeated to the length that is asked.
func hardTexts() map[string]string {
	return map[string]string{
		"one long word":       "x",
		"commas":              ",",
		"words and commas":    "no opt in, ",
		"ands":                "opt and in and ",
		"sentences":           "a. ",
		"quotes":              "> ",
		"quoted lines":        "> no opt-in here\n",
		"quotation marks":     "\"' ",
		"repeated lines":      "no opt-in here\n",
		"spaces":              " ",
		"line ends":           "\n",
		"angles":              "<",
		"markup":              "<https://example.com|example> ",
		"brackets":            "(2114) ",
		"one code":            "2114, ",
		"codes":               manyOf("%d ", 30_000),
		"codes of four":       manyOf("rejected %d\n", 2_000),
		"named codes":         manyOf("CR%d ", 4_000),
		"unknown codes":       manyOf("OPT_IN_FAILED_%d ", 1_000),
		"telephone numbers":   "803 555 0142 ",
		"low lines":           "A_B_C_D_E_F ",
		"misspelled words":    "privcay polciy misssing consnet ",
		"different lines":     manyOf("line q%dx says no consent\n", 1_000),
		"different sentences": manyOf("they q%dx refused it. ", 1_000),
		"negations":           "no not never without ",
		"concepts":            "opt-in form checkbox privacy policy terms website ",
		"another alphabet":    "отказано без причины ",
		"symbols":             "\u2019\u201c\u2014",
		"broken letters":      "\xff\xfe",
	}
}

// manyOf counts on from a number for as long as the longest text needs.
func manyOf(form string, from int) string {
	var all strings.Builder
	for n := from; all.Len() < 40_000; n++ {
		fmt.Fprintf(&all, form, n)
	}
	return all.String()
}
