package handlers

import (
	"encoding/json"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// FollowUp is the payload of an outbox item of the kinds "reply" and "picture": something that goes to where a message stands that
// was queued before it. Neither keeps that message waiting.
type FollowUp struct {
	Under   string         // the outbox key of the message it follows
	Message *views.Message `json:",omitempty"` // a reply: into its thread
	Picture *views.Picture `json:",omitempty"` // drawn when it is sent, and put into the message itself
}

// reply queues a message for the thread of one that is queued under a key.
func reply(to storage.OutboxItem, m views.Message) storage.OutboxItem {
	return storage.OutboxItem{Team: to.Team, Key: to.Key + ":reply", Kind: "reply", Channel: to.Channel, Payload: packed(FollowUp{Under: to.Key, Message: &m})}
}

// Illustrate queues a picture for a message that is queued under a key.
func Illustrate(to storage.OutboxItem, p views.Picture) storage.OutboxItem {
	return storage.OutboxItem{Team: to.Team, Key: to.Key + ":picture", Kind: "picture", Channel: to.Channel, Payload: packed(FollowUp{Under: to.Key, Picture: &p})}
}

// packed is a value as JSON. It is for plain structs, whose encoding cannot fail.
func packed(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic("a value that JSON does not know: " + err.Error()) // a programming error that the first test shows
	}
	return data
}
