CREATE TABLE turns (
    seq $identity$,
    answer TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    private BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    said_at BIGINT NOT NULL
);

CREATE INDEX turns_conversation ON turns (conversation, seq);
CREATE INDEX turns_person ON turns (person, channel, seq);
CREATE INDEX turns_said ON turns (said_at);

-- A rating outlives its reason and its person, which are blanked together.
CREATE TABLE feedback (
    seq $identity$,
    answer TEXT NOT NULL,
    person TEXT,
    helpful BOOLEAN NOT NULL,
    reason TEXT,
    given_at BIGINT NOT NULL,
    UNIQUE (answer, person)
);

CREATE INDEX feedback_person ON feedback (person);

CREATE TABLE coverage_gaps (
    seq $identity$,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);

CREATE INDEX coverage_gaps_person ON coverage_gaps (person);
CREATE INDEX coverage_gaps_asked ON coverage_gaps (asked_at);

-- The newest row of a channel is in force; the others say who had changed what, and when. The person is the one whose direct
-- message the channel is, else empty; changed_by is the key of who made the change.
CREATE TABLE channel_settings (
    seq $identity$,
    channel TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person TEXT NOT NULL,
    settings TEXT NOT NULL,
    changed_by TEXT,
    changed_at BIGINT NOT NULL
);

CREATE INDEX channel_settings_channel ON channel_settings (channel, seq);

-- Those who want nothing kept.
CREATE TABLE people (
    person TEXT NOT NULL PRIMARY KEY,
    keeps_nothing_since BIGINT NOT NULL
);
