package bot

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/time/rate"

	"tcrbot/handlers"
	"tcrbot/handlers/chart"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const (
	sendersMost   = 16               // messages under way at once
	sendLease     = 2 * time.Minute  // longer than any wait for a channel's turn and Slack's answer
	outboxLook    = 5 * time.Second  // what another process queued is found by then
	retryMost     = 10 * time.Minute // the longest pause between tries
	triesMost     = 500              // at ten minutes each: more than three days, then a message is set aside
	picturesMost  = 20               // a picture is worth less patience: after an hour and a half
	channelBurst  = 2
	warnEveryTry  = 10
	sendDeadline  = 20 * time.Second
	recordTimeout = 5 * time.Second
)

// outbox posts what waits in the database. Every message that must not be lost goes this way: it was written with the
// change it tells of, and stays until Slack has taken it.
//
// A message can come twice in one case only: Slack took it, the process died before it could note that, and the message cannot be
// found in the conversation afterwards; see taken.
type outbox struct {
	app    *app
	nudge  chan struct{}
	all    *rate.Limiter
	pace   rate.Limit // in one channel
	mu     sync.Mutex
	places map[string]*rate.Limiter

	pictureWaits []time.Duration
}

func newOutbox(a *app, overall, channel float64) *outbox {
	return &outbox{
		app: a, nudge: make(chan struct{}, 1), all: rate.NewLimiter(rate.Limit(overall), max(1, int(overall))),
		pace: rate.Limit(channel), places: map[string]*rate.Limiter{}, pictureWaits: pictureWaits(),
	}
}

// wake makes the outbox look for new messages at once.
func (o *outbox) wake() {
	select {
	case o.nudge <- struct{}{}:
	default:
	}
}

// start posts until the context ends; the channel closes when the messages under way are done.
func (o *outbox) start(ctx context.Context) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		o.run(ctx)
	}()
	return done
}

func (o *outbox) run(ctx context.Context) {
	places := make(chan struct{}, sendersMost)
	var under sync.WaitGroup
	defer under.Wait()
	inLine := queues{}
	for ctx.Err() == nil {
		items, err := o.app.store.ClaimOutbox(ctx, sendersMost-len(places), sendLease)
		if err != nil && ctx.Err() == nil {
			o.app.log.Error("the outbox cannot be read", "error", err)
		}
		for _, item := range items {
			places <- struct{}{}
			before, done := inLine.join(item)
			under.Go(func() {
				o.sendAfter(ctx, before, item)
				done()
				<-places
				o.wake()
			})
		}
		if len(items) == 0 || len(places) == sendersMost {
			o.rest(ctx)
		}
	}
}

// rest waits for a nudge, the next message that is due, or a while.
func (o *outbox) rest(ctx context.Context) {
	wait := outboxLook
	if due, err := o.app.store.NextDue(ctx); err == nil && !due.IsZero() {
		wait = min(wait, max(due.Sub(o.app.now()), 50*time.Millisecond))
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-o.nudge:
	case <-timer.C:
	}
}

// send posts one message and notes how it went. A message whose turn had not come when the process stops goes back.
func (o *outbox) send(ctx context.Context, item storage.OutboxItem) {
	var err error
	if item.Kind == storage.KindReminder {
		err = o.remind(ctx, item)
	} else {
		channel, ts, failed := o.post(ctx, item)
		err = o.note(ctx, item, channel, ts, failed)
	}
	if err != nil {
		o.app.log.Error("the outbox cannot be written", "error", err)
	}
}

// note records what Slack said, also while the process stops.
func (o *outbox) note(ctx context.Context, item storage.OutboxItem, channel, ts string, err error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordTimeout)
	defer cancel()
	return o.record(ctx, item, channel, ts, err)
}

func (o *outbox) record(ctx context.Context, item storage.OutboxItem, channel, ts string, err error) error {
	if err == nil {
		return o.app.store.Sent(ctx, item.ID, channel, ts)
	}
	code := slackCode(err)
	if hopeless(err) || item.Attempts >= triesMost || item.Kind == "picture" && (code == "missing_scope" || item.Attempts >= picturesMost) {
		o.app.log.Error("a message was set aside", "kind", item.Kind, "channel", item.Channel, "code", code, "reason", reasonOf(err))
		return o.app.store.GiveUp(ctx, item.ID, reasonOf(err))
	}
	if item.Attempts%warnEveryTry == 1 && !errors.Is(err, context.Canceled) && !errors.Is(err, errNotPosted) {
		o.app.log.Warn("a message waits", "kind", item.Kind, "channel", item.Channel, "try", item.Attempts, "reason", reasonOf(err), "do", mend(code))
	}
	return o.app.store.Retry(ctx, item.ID, o.app.now().Add(o.pause(item.Attempts, err)), reasonOf(err))
}

// pause is how long a message waits for its next try: as long as Slack asks, or twice as long each time.
func (o *outbox) pause(attempts int, err error) time.Duration {
	if wait := waitFor(err); wait > 0 {
		return wait
	}
	if errors.Is(err, context.Canceled) {
		return 0
	}
	return min(time.Second<<min(attempts, 12), retryMost)
}

// reasonOf keeps Slack's code, or the kind of fault; never a request, which may hold a token.
func reasonOf(err error) string {
	if code := slackCode(err); code != "" {
		return code
	}
	switch {
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.Is(err, storage.ErrNotFound), errors.Is(err, errNoCard), errors.Is(err, errNoTeamChannel), errors.Is(err, errNotPosted),
		errors.Is(err, errNoMessage), errors.Is(err, chart.ErrEmpty):
		return err.Error()
	case waitFor(err) > 0:
		return "rate limited"
	}
	return unreachable
}

// unreachable is the reason of a try after which nobody knows whether Slack took the message.
const unreachable = "Slack could not be reached"

var (
	errNoCard        = errors.New("the ticket has no card")
	errNoTeamChannel = errors.New("no channel for ticket cards is set: /tcr settings channels")
)

// hopeless tells whether another try could never succeed.
func hopeless(err error) bool {
	for _, lost := range []error{errNoCard, errNoTeamChannel, storage.ErrNotFound, errNoMessage, chart.ErrEmpty} {
		if errors.Is(err, lost) {
			return true
		}
	}
	switch slackCode(err) {
	case "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "no_text", "invalid_arguments",
		"user_not_found", "cannot_dm_bot", "user_disabled", "is_inactive", "messages_tab_disabled":
		return true
	}
	return false
}

// mend says what an admin can do about a code.
func mend(code string) string {
	switch code {
	case "not_in_channel":
		return "invite the bot to the channel: /invite @tcr"
	case "channel_not_found":
		return "check the channel's id, and invite the bot if it is private"
	case "is_archived":
		return "unarchive the channel, or set another one"
	case "missing_scope":
		return "install the app again with the manifest that tcrbot manifest prints"
	}
	return ""
}

func (o *outbox) post(ctx context.Context, item storage.OutboxItem) (channel, ts string, err error) {
	switch item.Kind {
	case "card":
		return o.card(ctx, item)
	case "reply", "picture":
		return o.followUp(ctx, item)
	}
	if handlers.InThread(item) {
		t, err := o.app.store.Ticket(ctx, item.Team, item.Ticket)
		if err != nil {
			return "", "", err
		}
		if t.CardTS == "" {
			return "", "", errNoCard
		}
		return o.message(ctx, item, t.CardChannel, t.CardTS)
	}
	return o.message(ctx, item, item.Channel, item.ThreadTS)
}

func (o *outbox) message(ctx context.Context, item storage.OutboxItem, channel, thread string) (string, string, error) {
	m, ok, err := o.app.desk.Contents(ctx, item)
	if err != nil || !ok {
		return "", "", err
	}
	if sent, ts, err := o.taken(ctx, item); err != nil || ts != "" {
		return sent, ts, err
	}
	return o.put(ctx, item, channel, thread, m)
}

// put waits for its turn and posts.
func (o *outbox) put(ctx context.Context, item storage.OutboxItem, channel, thread string, m views.Message) (string, string, error) {
	if channelID(channel) {
		var err error
		if m, err = o.app.named(ctx, m); err != nil {
			return "", "", err
		}
	}
	options := append(messageOptions(m), marked(item))
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	if err := o.turn(ctx, channel); err != nil {
		return "", "", err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendDeadline)
	defer cancel()
	return o.app.api.PostMessageContext(ctx, channel, options...)
}

// card posts a ticket's card, or draws it anew where it stands. One that somebody deleted is posted again.
func (o *outbox) card(ctx context.Context, item storage.OutboxItem) (string, string, error) {
	m, t, err := o.app.desk.Card(ctx, item.Team, item.Ticket)
	if err != nil {
		return "", "", err
	}
	if t.CardTS != "" {
		channel, ts, err := o.redraw(ctx, t.CardChannel, t.CardTS, m)
		if code := slackCode(err); code != "message_not_found" && code != "cant_update_message" && code != "channel_not_found" {
			return channel, ts, err
		}
	}
	place, err := o.app.desk.TeamChannel(ctx, item.Team)
	if err == nil && place == "" {
		err = errNoTeamChannel
	}
	if err != nil {
		return "", "", err
	}
	channel, ts, err := o.put(ctx, item, place, "", m)
	if err != nil {
		return "", "", err
	}
	return channel, ts, o.app.store.SetCard(context.WithoutCancel(ctx), item.Team, item.Ticket, channel, ts)
}

func (o *outbox) redraw(ctx context.Context, channel, ts string, m views.Message) (string, string, error) {
	m, err := o.app.named(ctx, m)
	if err != nil {
		return "", "", err
	}
	if err := o.turn(ctx, channel); err != nil {
		return "", "", err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendDeadline)
	defer cancel()
	c, t, _, err := o.app.api.UpdateMessageContext(ctx, channel, ts, messageOptions(m)...)
	return c, t, err
}

// turn keeps to Slack's pace: one message a second in a channel, and a few a second over all.
func (o *outbox) turn(ctx context.Context, channel string) error {
	o.mu.Lock()
	place, ok := o.places[channel]
	if !ok {
		if len(o.places) > 10_000 {
			clear(o.places)
		}
		place = rate.NewLimiter(o.pace, channelBurst)
		o.places[channel] = place
	}
	o.mu.Unlock()
	if err := place.Wait(ctx); err != nil {
		return context.Canceled
	}
	if err := o.all.Wait(ctx); err != nil {
		return context.Canceled
	}
	return nil
}
