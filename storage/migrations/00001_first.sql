-- +goose Up
CREATE TABLE teams (
    team TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    next_ticket BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE tickets (
    team TEXT NOT NULL,
    number BIGINT NOT NULL,
    customer TEXT NOT NULL,
    brand TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    provider TEXT NOT NULL,
    kind TEXT NOT NULL,
    rejection TEXT NOT NULL,
    cause TEXT NOT NULL,
    cause_confirmed INTEGER NOT NULL,
    owner TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    helpdesk_ref TEXT NOT NULL,
    source_link TEXT NOT NULL,
    texting_blocked INTEGER NOT NULL,
    lookup_id TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    status_since BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    card_channel TEXT NOT NULL,
    card_ts TEXT NOT NULL,
    campaign_key TEXT NOT NULL, -- this and the next two are for searching, folded by the program: see words.go
    provider_key TEXT NOT NULL,
    names TEXT NOT NULL,
    PRIMARY KEY (team, number)
);
-- Each index ends with what its lists are sorted by: without statistics, SQLite prefers an index that sorts to one that selects.
CREATE INDEX tickets_by_status ON tickets (team, status, number);
CREATE INDEX tickets_by_age ON tickets (team, status, status_since, number);
CREATE INDEX tickets_by_owner ON tickets (team, owner, number);
CREATE INDEX tickets_by_opener ON tickets (team, opened_by, number);
CREATE INDEX tickets_by_campaign ON tickets (team, campaign_key, number);
CREATE INDEX tickets_by_provider ON tickets (team, provider_key, number);
CREATE INDEX tickets_by_cause ON tickets (team, cause, number);
CREATE INDEX tickets_by_created ON tickets (team, created_at, cause);
-- Open tickets are few, and most questions are about them.
CREATE INDEX tickets_open ON tickets (team, number) WHERE ended_at = 0;
CREATE INDEX tickets_open_by_age ON tickets (team, status_since, number) WHERE ended_at = 0;
CREATE INDEX tickets_open_by_owner ON tickets (team, owner, status_since, number) WHERE ended_at = 0;
CREATE INDEX tickets_open_by_created ON tickets (team, created_at) WHERE ended_at = 0;

-- The words of customers' and brands' names, as bytes: see words.go.
CREATE TABLE ticket_words (
    team TEXT NOT NULL,
    word BYTEA NOT NULL,
    ticket BIGINT NOT NULL,
    PRIMARY KEY (team, word, ticket)
);

CREATE TABLE ticket_events (
    team TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (team, ticket, seq)
);
CREATE INDEX ticket_moves ON ticket_events (team, at, ticket, seq) WHERE kind = 'status';

CREATE TABLE submissions (
    team TEXT NOT NULL,
    submission TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    PRIMARY KEY (team, submission)
);

CREATE TABLE lookups (
    team TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    verdict TEXT NOT NULL,
    confidence TEXT NOT NULL,
    causes TEXT NOT NULL,
    provider TEXT NOT NULL,
    code TEXT NOT NULL,
    gap INTEGER NOT NULL,
    source TEXT NOT NULL,
    source_link TEXT NOT NULL,
    PRIMARY KEY (team, id)
);
CREATE INDEX lookups_by_person ON lookups (team, person, at);
CREATE INDEX lookups_by_time ON lookups (team, at);
CREATE INDEX lookups_gaps ON lookups (team, at) WHERE gap = 1;

CREATE TABLE votes (
    team TEXT NOT NULL,
    lookup TEXT NOT NULL,
    person TEXT NOT NULL,
    cause TEXT NOT NULL,
    is_right INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (team, lookup, person)
);
CREATE INDEX votes_by_time ON votes (team, at);

CREATE TABLE outbox (
    id BIGINT NOT NULL PRIMARY KEY,
    team TEXT NOT NULL,
    item_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread_ts TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    lane TEXT NOT NULL,
    payload TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_error TEXT NOT NULL,
    claimed_until BIGINT NOT NULL,
    state TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    sent_channel TEXT NOT NULL,
    sent_ts TEXT NOT NULL
);
CREATE UNIQUE INDEX outbox_by_key ON outbox (team, item_key);
CREATE INDEX outbox_waiting ON outbox (state, id);
CREATE INDEX outbox_by_lane ON outbox (lane, state, id);

CREATE TABLE sequences (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO sequences (name, value) VALUES ('outbox', 0);

CREATE TABLE seen_events (
    team TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (team, event_id)
);

CREATE TABLE jobs (
    team TEXT NOT NULL,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    claimed_until BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    PRIMARY KEY (team, name, period)
);

CREATE TABLE settings (
    team TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (team, name)
);

CREATE TABLE beats (
    instance TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

-- +goose Down
DROP TABLE beats;
DROP TABLE settings;
DROP TABLE jobs;
DROP TABLE seen_events;
DROP TABLE sequences;
DROP TABLE outbox;
DROP TABLE votes;
DROP TABLE lookups;
DROP TABLE submissions;
DROP TABLE ticket_events;
DROP TABLE ticket_words;
DROP TABLE tickets;
DROP TABLE teams;
