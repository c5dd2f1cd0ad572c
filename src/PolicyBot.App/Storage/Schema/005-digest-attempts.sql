-- A run that goes wrong is put off, some times; then it is recorded with its reason, and the next one tells of its time too.

ALTER TABLE subscriptions ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN retry_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE digest_runs ADD COLUMN reason TEXT;
