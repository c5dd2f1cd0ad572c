-- The chat platform that the bot itself serves. Members and channels have short names of their own as ids; person is the
-- fingerprint of whom a message is erased with.

CREATE TABLE workspace_members (
    member TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE workspace_channels (
    seq $identity$,
    channel TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);

CREATE TABLE workspace_messages (
    seq $identity$,
    post_key TEXT UNIQUE,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    said_at BIGINT NOT NULL
);

CREATE INDEX workspace_messages_channel ON workspace_messages (channel, seq);
CREATE INDEX workspace_messages_person ON workspace_messages (person);
CREATE INDEX workspace_messages_said ON workspace_messages (said_at);
