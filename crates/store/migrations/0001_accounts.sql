-- Whose database this is: the check value of the key file, and other single values.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE users (
    id            INTEGER PRIMARY KEY,
    address       TEXT    NOT NULL,
    -- The form by which addresses are compared: ASCII lower case, domain in A-labels.
    address_key   TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL DEFAULT '',
    admin         INTEGER NOT NULL DEFAULT 0,
    disabled      INTEGER NOT NULL DEFAULT 0,
    language      TEXT,
    -- PHC string; NULL until the one-time link was used.
    password_hash TEXT,
    created       INTEGER NOT NULL
) STRICT;

-- Times are Unix milliseconds throughout.
CREATE TABLE sessions (
    id         INTEGER PRIMARY KEY,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash BLOB    NOT NULL UNIQUE,
    created    INTEGER NOT NULL,
    last_used  INTEGER NOT NULL,
    browser    TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE tokens (
    id         INTEGER PRIMARY KEY,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash BLOB    NOT NULL UNIQUE,
    created    INTEGER NOT NULL,
    expires    INTEGER
) STRICT;
CREATE INDEX tokens_user ON tokens (user_id);

-- One-time links that set a password; no user: the first administrator's.
CREATE TABLE links (
    token_hash BLOB    PRIMARY KEY,
    user_id    INTEGER REFERENCES users (id) ON DELETE CASCADE,
    expires    INTEGER NOT NULL
) STRICT;
