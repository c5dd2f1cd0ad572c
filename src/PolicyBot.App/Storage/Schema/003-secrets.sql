CREATE TABLE installations (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    token TEXT NOT NULL,
    bot_user TEXT NOT NULL,
    scopes TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (platform, workspace)
);

CREATE TABLE data_protection_keys (
    seq $identity$,
    name TEXT NOT NULL,
    xml TEXT NOT NULL
);
