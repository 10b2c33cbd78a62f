package knowledge

import (
	"os"
	"strings"
	"testing"
)

func TestTheFaultModelWasFittedFromTheseSentences(t *testing.T) {
	lessons, err := faultLessons(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	c, err := readConcepts(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := loaded(t).faults.stamp, stampOf(lessons, c, &vectors{}); got != want {
		t.Errorf("data/faults.bin was fitted from other sentences or concepts; run go generate ./knowledge")
	}
}

// TestFaultShareHearsHowAThingIsSaid uses sentences that the model was not fitted from. It need not know every one: where it is
// unsure, rules and questions remain.
func TestFaultShareHearsHowAThingIsSaid(t *testing.T) {
	base := loaded(t)
	right, all := 0, 0
	for place, sentences := range map[Place]struct{ faults, fine []string }{
		InFlow: {
			[]string{
				"Whoever buys a pie is put on the list by the till, we do not ask them.",
				"The yes is filled in for everybody before they see the tablet.",
				"Nobody can finish the order without saying yes to our texts.",
				"Our drivers get them all, they work for us and nobody was asked.",
				"The numbers come off a list that our supplier hands on to us.",
				"There is no page or paper about it, people just know.",
			},
			[]string{
				"Whoever buys a pie may tick an empty box below the receipt, or leave it.",
				"The box is blank when the page loads and only the guest can tick it.",
				"Anyone can finish the order without texts.",
				"Our drivers sign a sheet of their own if they want texts, and may say no.",
				"No list is bought and no supplier hands numbers on.",
				"A photo of the paper is on our site for everyone to see.",
			},
		},
		InNote: {
			[]string{
				"He wrote to every number that his old partner kept in a drawer.",
				"Their page only opens with the member password and they will not change that.",
				"The letter from the tax office has another name on it than the form.",
				"There is no policy anywhere on that site, I searched twice.",
			},
			[]string{
				"The page opens without a password, I looked this morning and all of it is there.",
				"The letter from the tax office has the very name that is on the form.",
				"Both policies open and the texts are spoken of in them.",
				"It was refused for the box in May, and that is mended.",
			},
		},
		InPolicy: {
			[]string{"We may pass your mobile number to our friends in the trade so they can offer you things."},
			[]string{"We do not pass mobile numbers or consent to anybody for marketing."},
		},
	} {
		for _, s := range sentences.faults {
			all++
			if share := base.FaultShare(place, s); share > 0.5 {
				right++
			} else {
				t.Logf("%s: a fault, %.2f: %s", place, share, s)
			}
		}
		for _, s := range sentences.fine {
			all++
			if share := base.FaultShare(place, s); share < 0.5 {
				right++
			} else {
				t.Logf("%s: in order, %.2f: %s", place, share, s)
			}
		}
	}
	if right*100 < all*85 {
		t.Errorf("%d of %d heard right", right, all)
	}
	if share := base.FaultShare(InNote, ""); share < 0 || share > 1 {
		t.Errorf("nothing at all: %.2f", share)
	}
}

func TestADamagedFaultModelIsRefused(t *testing.T) {
	whole, err := os.ReadFile("data/faults.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 5, 20, 100, 5000, len(whole) - 1} {
		if _, err := decodeFaults(whole[:size]); err == nil {
			t.Errorf("a model cut to %d bytes was taken", size)
		}
	}
	m, err := decodeFaults(whole)
	if err != nil || string(m.encode()) != string(whole) {
		t.Errorf("it does not come back as it was: %v", err)
	}
}

// TestSentencesAreTaughtOnce wants known places, and no sentence that is both a fault and fine.
func TestSentencesAreTaughtOnce(t *testing.T) {
	lessons, err := faultLessons(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]bool{}
	for _, p := range []Place{InDescription, InFlow, InQuote, InSample, InReply, InPolicy, InNote} {
		places[placed(p, "")] = true
	}
	classes := map[string]string{}
	for _, l := range lessons {
		place, _, _ := strings.Cut(l.text, " ")
		if !places[place+" "] {
			t.Errorf("no place: %s", l.text)
		}
		if was, again := classes[l.text]; again {
			t.Errorf("taught as %s and as %s: %s", was, l.slug, l.text)
		}
		classes[l.text] = l.slug
	}
}
