package bot

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/e2e/fakeslack"
	"tcrbot/handlers"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// digest queues a message with a reply for its thread and a picture.
func (p *posting) digest(t *testing.T) {
	t.Helper()
	trend := views.Trend{Labels: []string{"16 Nov"}, Opened: []int{31}, Approved: []int{24}, Open: []int{63}}
	first := storage.OutboxItem{Team: fakeslack.TeamID, Key: "digest", Kind: "message", Channel: "C0DIGEST", Payload: message(t, "The numbers")}
	details := storage.OutboxItem{Team: fakeslack.TeamID, Kind: "reply", Channel: "C0DIGEST", Payload: []byte(`{"Under":"digest","Message":` + string(message(t, "The details")) + `}`)}
	if err := p.store.Enqueue(t.Context(), first, handlers.Illustrate(first, views.TrendPicture(trend)), details); err != nil {
		t.Fatal(err)
	}
}

func message(t *testing.T, words string) []byte {
	t.Helper()
	m := views.Message{Text: words}
	for range 3 {
		m.Blocks = append(m.Blocks, slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, words, false, false), nil, nil))
	}
	data, err := m.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (p *posting) inDigest() fakeslack.Message {
	for _, m := range p.slack.Messages("C0DIGEST") {
		if strings.Contains(m.Text, "The numbers") {
			return m
		}
	}
	return fakeslack.Message{}
}

func (p *posting) thread() string {
	var all []string
	if first := p.inDigest(); first.TS != "" {
		for _, m := range p.slack.Thread("C0DIGEST", first.TS)[1:] {
			all = append(all, m.String())
		}
	}
	return strings.Join(all, "\n")
}

func TestTheNumbersComeFirstThenTheirPictureAndDetails(t *testing.T) {
	p := newPosting(t)
	p.digest(t)
	p.during(t, func() {
		p.await(t, "the picture", func() bool {
			return strings.Contains(p.inDigest().String(), "week of 16 Nov: 31 opened, 24 approved, 63 open")
		})
		p.await(t, "the details", func() bool { return strings.Contains(p.thread(), "The details") })
	})
	if files := p.slack.Files(); len(files) != 1 || len(files[0].Channels) != 0 || !strings.HasPrefix(string(files[0].Content), "\x89PNG") {
		t.Errorf("%d files", len(files))
	}
	if m := p.inDigest(); m.Edits != 1 {
		t.Errorf("changed %d times", m.Edits)
	}
	p.clean(t)
}

func TestAPictureThatDoesNotTakeStandsInTheThread(t *testing.T) {
	p := newPosting(t)
	p.outbox.pictureWaits = []time.Duration{0, 0}
	for range p.outbox.pictureWaits {
		p.slack.FailNext("chat.update", http.StatusOK, "invalid_blocks", 0)
	}
	p.digest(t)
	p.during(t, func() {
		p.await(t, "the file", func() bool { return len(p.slack.Files()) == 2 })
		p.await(t, "the details", func() bool { return strings.Contains(p.thread(), "The details") })
	})
	if files := p.slack.Files(); len(files[1].Channels) != 1 || files[1].Channels[0] != "C0DIGEST" {
		t.Errorf("the file is in %v", files[1].Channels)
	}
	if m := p.inDigest(); m.Edits != 0 {
		t.Error("the numbers were touched")
	}
	p.clean(t)
}

func TestWithoutThePermissionForFilesTheNumbersStandAlone(t *testing.T) {
	p := newPosting(t)
	p.slack.FailNext("files.getUploadURLExternal", http.StatusOK, "missing_scope", 0)
	p.digest(t)
	p.during(t, func() {
		p.await(t, "the details", func() bool { return strings.Contains(p.thread(), "The details") })
		p.await(t, "the refusal", func() bool {
			return slices.ContainsFunc(p.slack.Log(), func(c fakeslack.Call) bool { return c.Error == "missing_scope" })
		})
	})
	if item, err := p.store.OutboxByKey(t.Context(), fakeslack.TeamID, "digest:picture"); err != nil || item.State != storage.OutboxDead {
		t.Errorf("the picture is tried again: %+v, %v", item, err)
	}
	p.clean(t)
}

func TestWhatFollowsAMessageWaitsForItAndGoesWithIt(t *testing.T) {
	p := newPosting(t)
	p.digest(t)
	items, err := p.store.ClaimOutbox(t.Context(), 10, time.Minute)
	if err != nil || len(items) != 3 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	for _, item := range items[1:] {
		if _, _, err := p.outbox.followUp(t.Context(), item); !errors.Is(err, errNotPosted) || hopeless(err) {
			t.Errorf("%s before its message: %v", item.Kind, err)
		}
	}
	if err := p.store.GiveUp(t.Context(), items[0].ID, "msg_too_long"); err != nil {
		t.Fatal(err)
	}
	for _, item := range items[1:] {
		if _, _, err := p.outbox.followUp(t.Context(), item); !errors.Is(err, errNoMessage) || !hopeless(err) {
			t.Errorf("%s after its message was set aside: %v", item.Kind, err)
		}
	}
}

func (p *posting) clean(t *testing.T) {
	t.Helper()
	for _, v := range p.slack.Violations() {
		t.Errorf("violation: %s", v)
	}
}
