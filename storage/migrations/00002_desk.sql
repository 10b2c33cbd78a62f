-- +goose Up
ALTER TABLE tickets ADD COLUMN more_causes TEXT NOT NULL DEFAULT ''; -- beside cause: slugs with commas between
ALTER TABLE tickets ADD COLUMN draft TEXT NOT NULL DEFAULT ''; -- the campaign's text to be submitted next
ALTER TABLE tickets ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN due_why TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN snoozed_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN first_reply_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN check_at BIGINT NOT NULL DEFAULT 0; -- when an approved ticket is asked about again
ALTER TABLE tickets ADD COLUMN attached INTEGER NOT NULL DEFAULT 0; -- the number is attached and a test text arrived
ALTER TABLE tickets ADD COLUMN merged_into BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN rounds BIGINT NOT NULL DEFAULT 0; -- this and the next three repeat what the rounds say, for cards and lists
ALTER TABLE tickets ADD COLUMN round_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN round_verdict TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN spent_cents BIGINT NOT NULL DEFAULT 0;
CREATE INDEX tickets_due ON tickets (team, due_at, number) WHERE due_at > 0 AND ended_at = 0;
CREATE INDEX tickets_to_check ON tickets (team, check_at, number) WHERE check_at > 0;

-- Lists are newest first by when a ticket was opened, because imported ones have new numbers and old dates; open ones are
-- urgent first, longest in their status first. Each index ends with that order.
DROP INDEX tickets_by_status;
DROP INDEX tickets_by_owner;
DROP INDEX tickets_by_opener;
DROP INDEX tickets_by_campaign;
DROP INDEX tickets_by_provider;
DROP INDEX tickets_by_cause;
DROP INDEX tickets_by_created;
CREATE INDEX tickets_by_created ON tickets (team, created_at, number, cause);
CREATE INDEX tickets_by_status ON tickets (team, status, created_at, number);
CREATE INDEX tickets_by_owner ON tickets (team, owner, created_at, number);
CREATE INDEX tickets_by_opener ON tickets (team, opened_by, created_at, number);
CREATE INDEX tickets_by_campaign ON tickets (team, campaign_key, created_at, number);
CREATE INDEX tickets_by_provider ON tickets (team, provider_key, created_at, number);
CREATE INDEX tickets_by_cause ON tickets (team, cause, created_at, number);
CREATE INDEX tickets_by_provider_and_cause ON tickets (team, provider_key, cause, created_at, number);
CREATE INDEX tickets_by_card ON tickets (team, card_channel, card_ts) WHERE card_ts <> '';
CREATE INDEX tickets_urgent ON tickets (team, texting_blocked DESC, status_since, number) WHERE ended_at = 0;
CREATE INDEX tickets_urgent_by_status ON tickets (team, status, texting_blocked DESC, status_since, number) WHERE ended_at = 0;
CREATE INDEX tickets_urgent_by_owner ON tickets (team, owner, texting_blocked DESC, status_since, number) WHERE ended_at = 0;
CREATE INDEX tickets_urgent_by_provider ON tickets (team, provider_key, texting_blocked DESC, status_since, number) WHERE ended_at = 0;
CREATE INDEX tickets_urgent_by_cause ON tickets (team, cause, texting_blocked DESC, status_since, number) WHERE ended_at = 0;

-- Which of 512 tickets hold a word, a bit each: see blocks.go.
CREATE TABLE word_blocks (
    team TEXT NOT NULL,
    word BYTEA NOT NULL,
    block BIGINT NOT NULL, -- a ticket's number / 512
    b0 BIGINT NOT NULL,
    b1 BIGINT NOT NULL,
    b2 BIGINT NOT NULL,
    b3 BIGINT NOT NULL,
    b4 BIGINT NOT NULL,
    b5 BIGINT NOT NULL,
    b6 BIGINT NOT NULL,
    b7 BIGINT NOT NULL,
    PRIMARY KEY (team, word, block)
);

-- A round is something sent to the provider for a ticket, and its verdict.
CREATE TABLE rounds (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    round BIGINT NOT NULL, -- from 1
    kind TEXT NOT NULL, -- submission, appeal, nudge, case
    body TEXT NOT NULL, -- what was sent
    worded_by TEXT NOT NULL, -- us, customer, provider or ''
    reference TEXT NOT NULL, -- the provider's number for it
    fee_cents BIGINT NOT NULL,
    fee_payer TEXT NOT NULL, -- us, customer or ''
    sent_by TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    verdict TEXT NOT NULL, -- approved, rejected, or '' while it is awaited
    reason TEXT NOT NULL, -- the reviewer's words
    verdict_by TEXT NOT NULL,
    verdict_at BIGINT NOT NULL,
    PRIMARY KEY (team, ticket, round)
);
CREATE INDEX rounds_by_sent ON rounds (team, sent_at, kind);
CREATE INDEX rounds_by_verdict ON rounds (team, verdict_at) WHERE verdict_at > 0;

-- The causes a round's verdict raised.
CREATE TABLE round_causes (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    round BIGINT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (team, ticket, round, cause)
);

-- What was mended before a round was sent: a step of the cause's article, or '' for the cause as a whole.
CREATE TABLE round_fixes (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    round BIGINT NOT NULL,
    cause TEXT NOT NULL,
    fix TEXT NOT NULL,
    PRIMARY KEY (team, ticket, round, cause, fix)
);

-- What became of each fix once the round's verdict was known.
CREATE TABLE outcomes (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    round BIGINT NOT NULL,
    cause TEXT NOT NULL,
    fix TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    cleared INTEGER NOT NULL, -- the verdict did not raise the cause again
    together INTEGER NOT NULL, -- other fixes went out with it
    at BIGINT NOT NULL,
    PRIMARY KEY (team, ticket, round, cause, fix)
);
CREATE INDEX outcomes_by_cause ON outcomes (team, cause, provider_key, at);

-- A paste of verdicts, between its preview and the click that records it.
CREATE TABLE sheets (
    team TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    news TEXT NOT NULL, -- what would change when it was previewed, a line each
    PRIMARY KEY (team, id)
);

-- Tickets that belong together; each pair stands once, the smaller number first.
CREATE TABLE ticket_links (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    other BIGINT NOT NULL,
    PRIMARY KEY (team, ticket, other)
);
CREATE INDEX ticket_links_back ON ticket_links (team, other, ticket);

-- How often a ticket's owner was reminded since its status changed, and when it may be shown again.
CREATE TABLE nags (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    since BIGINT NOT NULL, -- the status_since that the next four belong to
    shown BIGINT NOT NULL,
    shown_at BIGINT NOT NULL,
    hold_until BIGINT NOT NULL,
    escalated_at BIGINT NOT NULL,
    noted_at BIGINT NOT NULL, -- when a person last wrote a note, in whatever status
    PRIMARY KEY (team, ticket)
);
CREATE INDEX outbox_reminders ON outbox (team, done_at, state) WHERE kind = 'reminder';
CREATE INDEX nags_to_escalate ON nags (team, shown) WHERE escalated_at = 0;

-- Promises made by a person: /tcr remind.
CREATE TABLE promises (
    team TEXT NOT NULL,
    id TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    person TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    kept_at BIGINT NOT NULL, -- 0 until it was queued
    PRIMARY KEY (team, id)
);
CREATE INDEX promises_due ON promises (team, due_at) WHERE kept_at = 0;

-- People who are away, and who has their tickets meanwhile.
CREATE TABLE absences (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    until BIGINT NOT NULL,
    backup TEXT NOT NULL,
    PRIMARY KEY (team, person)
);

-- How long each ticket stayed in each status: what stall times are learned from.
CREATE TABLE stages (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    entered_at BIGINT NOT NULL,
    left_at BIGINT NOT NULL,
    status TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (team, ticket, entered_at, status)
);
CREATE INDEX stages_by_provider ON stages (team, provider_key, status, left_at);

-- Who changed which setting, newest value also in settings.
CREATE TABLE settings_log (
    team TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    actor TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    PRIMARY KEY (team, name, seq)
);

-- What people did, beside what the history of a ticket tells.
CREATE TABLE audit (
    team TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    target TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (team, seq)
);
CREATE INDEX audit_by_actor ON audit (team, actor, seq);
CREATE INDEX audit_by_target ON audit (team, target, seq);
CREATE INDEX ticket_events_by_time ON ticket_events (team, at, ticket, seq);
CREATE INDEX ticket_events_by_actor ON ticket_events (team, actor, at, ticket, seq);

-- Campaign texts as they were reviewed, for some weeks: what is copied and put into tickets must be whole.
CREATE TABLE reviewed (
    team TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (team, id)
);
CREATE INDEX reviewed_by_time ON reviewed (at);

-- What the digest counts by. The moves that matter to it are few among all events, so each index holds only its own. One of all moves
-- beside them would be taken in their place.
DROP INDEX ticket_moves;
CREATE INDEX ticket_ends ON ticket_events (team, at, became, was, ticket) WHERE kind = 'status' AND became IN ('approved', 'closed');
CREATE INDEX ticket_reopenings ON ticket_events (team, at, ticket)
    WHERE kind = 'status' AND was IN ('approved', 'closed') AND became NOT IN ('approved', 'closed');
CREATE INDEX tickets_by_end ON tickets (team, ended_at, created_at) WHERE ended_at > 0;
CREATE INDEX tickets_blocked ON tickets (team, status_since, number) WHERE ended_at = 0 AND texting_blocked = 1;
CREATE INDEX nags_escalated ON nags (team, escalated_at, ticket) WHERE escalated_at > 0;
CREATE INDEX rounds_third ON rounds (team, verdict_at, ticket) WHERE round >= 3 AND verdict = 'rejected';
CREATE INDEX rounds_decided ON rounds (team, verdict_at, kind, round, ticket, verdict) WHERE verdict_at > 0;
CREATE INDEX rounds_in_order ON rounds (team, ticket, round, kind); -- the rows hold whole texts: they are slow to count by
CREATE INDEX outcomes_by_time ON outcomes (team, at, cause, cleared, ticket, round);

-- +goose Down
DROP TABLE reviewed;
CREATE INDEX ticket_moves ON ticket_events (team, at, ticket, seq) WHERE kind = 'status';
DROP INDEX ticket_events_by_actor;
DROP INDEX ticket_events_by_time;
DROP INDEX tickets_blocked;
DROP INDEX tickets_by_end;
DROP INDEX ticket_reopenings;
DROP INDEX ticket_ends;
DROP TABLE audit;
DROP TABLE settings_log;
DROP TABLE stages;
DROP TABLE absences;
DROP TABLE promises;
DROP TABLE nags;
DROP INDEX outbox_reminders;
DROP TABLE ticket_links;
DROP TABLE sheets;
DROP TABLE outcomes;
DROP TABLE round_fixes;
DROP TABLE round_causes;
DROP TABLE rounds;
DROP TABLE word_blocks;
DROP INDEX tickets_urgent_by_cause;
DROP INDEX tickets_urgent_by_provider;
DROP INDEX tickets_urgent_by_owner;
DROP INDEX tickets_urgent_by_status;
DROP INDEX tickets_urgent;
DROP INDEX tickets_by_card;
DROP INDEX tickets_by_provider_and_cause;
DROP INDEX tickets_by_cause;
DROP INDEX tickets_by_provider;
DROP INDEX tickets_by_campaign;
DROP INDEX tickets_by_opener;
DROP INDEX tickets_by_owner;
DROP INDEX tickets_by_status;
DROP INDEX tickets_by_created;
CREATE INDEX tickets_by_status ON tickets (team, status, number);
CREATE INDEX tickets_by_owner ON tickets (team, owner, number);
CREATE INDEX tickets_by_opener ON tickets (team, opened_by, number);
CREATE INDEX tickets_by_campaign ON tickets (team, campaign_key, number);
CREATE INDEX tickets_by_provider ON tickets (team, provider_key, number);
CREATE INDEX tickets_by_cause ON tickets (team, cause, number);
CREATE INDEX tickets_by_created ON tickets (team, created_at, cause);
DROP INDEX tickets_to_check;
DROP INDEX tickets_due;
ALTER TABLE tickets DROP COLUMN spent_cents;
ALTER TABLE tickets DROP COLUMN round_verdict;
ALTER TABLE tickets DROP COLUMN round_at;
ALTER TABLE tickets DROP COLUMN rounds;
ALTER TABLE tickets DROP COLUMN merged_into;
ALTER TABLE tickets DROP COLUMN attached;
ALTER TABLE tickets DROP COLUMN check_at;
ALTER TABLE tickets DROP COLUMN first_reply_at;
ALTER TABLE tickets DROP COLUMN snoozed_until;
ALTER TABLE tickets DROP COLUMN due_why;
ALTER TABLE tickets DROP COLUMN due_at;
ALTER TABLE tickets DROP COLUMN draft;
ALTER TABLE tickets DROP COLUMN more_causes;
