-- The curators' desk. A draft is a version of one file of the library; an approved one is its history. The person of a log row is the
-- curator, who is known to the operator by name.

CREATE TABLE desk_drafts (
    seq $identity$,
    draft TEXT NOT NULL UNIQUE,
    entry TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE INDEX desk_drafts_entry ON desk_drafts (entry, seq);

CREATE TABLE desk_log (
    seq $identity$,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    role TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL
);
