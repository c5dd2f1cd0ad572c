-- Both databases read these files. Times are Unix milliseconds in UTC, which both order alike. The columns person, and in the
-- inbox event, conversation, channel and workspace too, hold fingerprints (SHA-256, shortened): what must outlive a text or an
-- erasure tells apart without naming.

CREATE TABLE inbox (
    seq $identity$,
    event TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    channel TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person TEXT NOT NULL,
    direct BOOLEAN NOT NULL,
    question BOOLEAN NOT NULL,
    overtakes BOOLEAN NOT NULL,
    body TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'handled', 'failed')),
    reason TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    claims BIGINT NOT NULL DEFAULT 0,
    available_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE INDEX inbox_unfinished ON inbox (conversation, seq) WHERE finished_at IS NULL;
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX inbox_person ON inbox (person, received_at);
CREATE INDEX inbox_channel ON inbox (channel, received_at);
CREATE INDEX inbox_workspace ON inbox (workspace, received_at);

CREATE TABLE outbox (
    seq $identity$,
    post_key TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    channel TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person TEXT NOT NULL,
    body TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'posted', 'failed')),
    reason TEXT,
    message TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    claims BIGINT NOT NULL DEFAULT 0,
    available_at BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE INDEX outbox_unfinished ON outbox (conversation, seq) WHERE finished_at IS NULL;
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX outbox_person ON outbox (person);
