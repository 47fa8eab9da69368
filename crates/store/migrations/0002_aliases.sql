-- Of the primary address, what only a From address has.
ALTER TABLE users ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN signature TEXT NOT NULL DEFAULT '';

CREATE TABLE aliases (
    id               INTEGER PRIMARY KEY,
    user_id          INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    address          TEXT    NOT NULL,
    address_key      TEXT    NOT NULL,
    name             TEXT    NOT NULL DEFAULT '',
    reply_to         TEXT    NOT NULL DEFAULT '',
    signature        TEXT    NOT NULL DEFAULT '',
    treat_as_alias   INTEGER NOT NULL DEFAULT 1,
    accepted         INTEGER NOT NULL DEFAULT 0,
    is_default       INTEGER NOT NULL DEFAULT 0,
    created          INTEGER NOT NULL,
    -- All NULL: the organisation's servers deliver. The secret is username and password, sealed for this row.
    gateway_host     TEXT,
    gateway_port     INTEGER,
    gateway_security TEXT,
    gateway_secret   BLOB,
    -- The confirmation: keyed hashes of code and link, gone once accepted.
    code_mac         BLOB,
    link_mac         BLOB,
    code_expires     INTEGER,
    wrong_codes      INTEGER NOT NULL DEFAULT 0,
    outbox_id        INTEGER,
    UNIQUE (user_id, address_key),
    CHECK ((gateway_host IS NULL) = (gateway_secret IS NULL)),
    CHECK (is_default = 0 OR accepted = 1)
) STRICT;

-- Many may have an address pending; the first to confirm holds it.
CREATE UNIQUE INDEX aliases_holder ON aliases (address_key) WHERE accepted = 1;
CREATE UNIQUE INDEX aliases_default ON aliases (user_id) WHERE is_default = 1;

-- What the limits on confirmation mails count; the target without +tag.
CREATE TABLE confirmation_mails (
    target  TEXT    NOT NULL,
    user_id INTEGER NOT NULL,
    sent    INTEGER NOT NULL
) STRICT;
CREATE INDEX confirmation_mails_target ON confirmation_mails (target, sent);
CREATE INDEX confirmation_mails_user ON confirmation_mails (user_id, sent);
