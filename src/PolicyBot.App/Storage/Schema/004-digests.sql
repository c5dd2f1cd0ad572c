-- The person is the fingerprint of who subscribed, and subscriber who that is as JSON; both are blanked when the person is erased.
-- A run belongs to the time for which it was due: whoever inserts its row posts it.

CREATE TABLE subscriptions (
    seq $identity$,
    subscription TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person TEXT NOT NULL,
    direct BOOLEAN NOT NULL,
    subscriber TEXT,
    body TEXT NOT NULL,
    paused BOOLEAN NOT NULL,
    covered TEXT NOT NULL,
    next_at BIGINT NOT NULL
);

CREATE INDEX subscriptions_channel ON subscriptions (channel, seq);
CREATE INDEX subscriptions_due ON subscriptions (next_at) WHERE NOT paused;

CREATE TABLE digest_runs (
    seq $identity$,
    subscription TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    posts BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    UNIQUE (subscription, due_at)
);

-- Since when each change of the library has been known to the service.
CREATE TABLE library_changes (
    change TEXT NOT NULL PRIMARY KEY,
    known_since TEXT NOT NULL
);

ALTER TABLE coverage_gaps ADD COLUMN channel TEXT NOT NULL DEFAULT '';

CREATE INDEX coverage_gaps_channel ON coverage_gaps (channel, asked_at);
