-- +goose Up
-- The digest counts rounds by these alone: a round's row holds whole texts, and a week of them is slow to read.
DROP INDEX rounds_by_sent;
DROP INDEX rounds_by_verdict;
DROP INDEX rounds_decided;
CREATE INDEX rounds_decided ON rounds (team, verdict_at, ticket, round, kind, verdict, worded_by, sent_at, fee_cents, fee_payer) WHERE verdict_at > 0;
CREATE INDEX rounds_repeated ON rounds (team, sent_at, ticket, round, kind, verdict, worded_by, verdict_at, fee_cents, fee_payer) WHERE round > 1;

-- With all that a digest may be narrowed by: without that, one of a provider would look up every ticket it ever had.
DROP INDEX tickets_by_end;
CREATE INDEX tickets_by_end ON tickets (team, ended_at, created_at, provider_key, cause, owner) WHERE ended_at > 0;

-- What stall times are learned from, in the first minutes after a start too, when nothing of it is in memory.
DROP INDEX stages_by_provider;
CREATE INDEX stages_by_provider ON stages (team, provider_key, status, left_at, entered_at);
CREATE INDEX tickets_open_by_stage ON tickets (team, status, provider_key, status_since) WHERE ended_at = 0;

-- +goose Down
DROP INDEX tickets_by_end;
CREATE INDEX tickets_by_end ON tickets (team, ended_at, created_at) WHERE ended_at > 0;
DROP INDEX tickets_open_by_stage;
DROP INDEX stages_by_provider;
CREATE INDEX stages_by_provider ON stages (team, provider_key, status, left_at);
DROP INDEX rounds_repeated;
DROP INDEX rounds_decided;
CREATE INDEX rounds_decided ON rounds (team, verdict_at, kind, round, ticket, verdict) WHERE verdict_at > 0;
CREATE INDEX rounds_by_verdict ON rounds (team, verdict_at) WHERE verdict_at > 0;
CREATE INDEX rounds_by_sent ON rounds (team, sent_at, kind);
