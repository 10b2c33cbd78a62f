package workspace

import (
	"context"

	"tcrbot/e2e/localslack"
)

// line is a message; in is the index of the message it answers plus one, 0 for none.
type line struct {
	channel, user string
	in            int
	text          string
}

// Chat posts what people wrote before the bot came.
func Chat(ctx context.Context, s *localslack.Server) error {
	var posted []string
	for _, l := range chatter() {
		thread := ""
		if l.in > 0 {
			thread = posted[l.in-1]
		}
		ts, err := s.Say(ctx, l.user, l.channel, thread, l.text)
		if err != nil {
			return err
		}
		posted = append(posted, ts)
	}
	return nil
}

func chatter() []line {
	return []line{
		{Random, Chris, 0, "Whoever left the lemon cake in the kitchen: thank you. It is gone."},
		{Questions, Ben, 0, "From Lakeside Dental this morning, campaign CLKS4D2, with Twilio:\n" +
			"> Campaign was rejected: the HELP message does not give a phone number, e-mail address or link for support.\n" +
			"Their HELP reply is just \"Reply STOP to end\". What do I tell them?"},
		{Questions, Chris, 2, "Same as Zebra Roofing two weeks ago, I think. Brand name plus one real contact in the HELP reply."},
		{Questions, Ana, 0, "Bright Paws (vet, three branches) only ever answers clients who text first, and they got this from Bandwidth:\n" +
			"> CR4015: Opt-in call to action could not be verified.\nThere is no form anywhere, people just text the number on the door. Is there anything to fix?"},
		{Questions, Mo, 0, "Reminder: before anyone files a third time, ask for the provider's own reason. Boilerplate about strict carrier policy is not a reason."},
		{Questions, Chris, 0, "St. Brendan's Food Pantry is back, third refusal, and all it says is:\n" +
			"> Your campaign does not meet the carriers' strict requirements and was declined.\nThey are a real charity with a 501(c)(3) letter. I don't want to guess again."},
		{Questions, Ben, 0, "Quick one: RingCentral says \"2115\" and nothing else for Kestrel Auto Glass. Anyone know that code by heart?"},
		{Digest, Mara, 0, "The digest lands here on Mondays at nine. Please look at the stuck ones before our 9:30."},
	}
}
