-- Mails of ours on their way to the relay. The payload is sealed, and gone once the mail is.
CREATE TABLE outbox (
    id       INTEGER PRIMARY KEY,
    created  INTEGER NOT NULL,
    next_try INTEGER NOT NULL,
    tries    INTEGER NOT NULL DEFAULT 0,
    state    TEXT    NOT NULL DEFAULT 'ON_ITS_WAY' CHECK (state IN ('ON_ITS_WAY', 'SENT', 'FAILED')),
    reason   TEXT,
    sealed   BLOB
) STRICT;
CREATE INDEX outbox_next ON outbox (next_try) WHERE state = 'ON_ITS_WAY';
