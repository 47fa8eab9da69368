-- The setup checklist: what nothing else remembers.

-- Whether an administrator has hidden it from the page.
ALTER TABLE users ADD COLUMN checklist_hidden INTEGER NOT NULL DEFAULT 0;

-- The newest test message of each administrator.
CREATE TABLE checklist_tests (
    user_id    INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    message_id TEXT    NOT NULL,
    sent       INTEGER NOT NULL,
    -- When this one or an earlier one is known to have arrived.
    arrived    INTEGER
) STRICT;

-- What the newest message from a domain of the organisation showed of its DKIM signatures.
CREATE TABLE seen_signatures (
    -- In A-labels.
    domain         TEXT    PRIMARY KEY,
    result         TEXT    NOT NULL CHECK (result IN ('PASS', 'FAIL', 'UNSIGNED')),
    -- Where the key of the valid signature is, if the headers said that.
    selector       TEXT,
    signing_domain TEXT,
    -- The receiving server's name in Authentication-Results; may be empty.
    authserv_id    TEXT    NOT NULL,
    -- When it was reported.
    at             INTEGER NOT NULL,
    CHECK ((selector IS NULL) = (signing_domain IS NULL))
) STRICT;
