-- Consents that are to be withdrawn at their provider: the gateway is gone, and its refresh token still holds.
CREATE TABLE revocations (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id  INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- The provider's name in the configuration.
    provider TEXT    NOT NULL CHECK (octet_length(provider) <= 32),
    -- The address whose gateway it was.
    address  TEXT    NOT NULL CHECK (octet_length(address) <= 254),
    -- The refresh token, encrypted for this user and provider.
    sealed   BLOB    NOT NULL,
    -- Attempts so far.
    tries    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX revocations_user ON revocations (user_id);

CREATE TABLE new_jobs (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    kind            TEXT    NOT NULL CHECK (kind IN ('MAIL', 'NOTICES', 'LOOK', 'REVOKE')),
    -- What it is about: a mail to be sent, users to be told, a gateway to be looked at, a consent to be withdrawn. It goes with that.
    mail_id         INTEGER UNIQUE REFERENCES outbox (id) ON DELETE CASCADE,
    announcement_id INTEGER UNIQUE REFERENCES announcements (id) ON DELETE CASCADE,
    gateway_id      INTEGER UNIQUE REFERENCES gateways (id) ON DELETE CASCADE,
    revocation_id   INTEGER UNIQUE REFERENCES revocations (id) ON DELETE CASCADE,
    -- When it is to be done, by the server's clock.
    due             INTEGER NOT NULL,
    -- Who does it now, and until when nobody else may.
    holder          TEXT,
    leased_until    INTEGER,
    -- How often its holder was gone before it was done: what it does may have been done once more.
    lapsed          INTEGER NOT NULL DEFAULT 0,
    CHECK ((kind = 'MAIL') = (mail_id IS NOT NULL)),
    CHECK ((kind = 'NOTICES') = (announcement_id IS NOT NULL)),
    CHECK ((kind = 'LOOK') = (gateway_id IS NOT NULL)),
    CHECK ((kind = 'REVOKE') = (revocation_id IS NOT NULL)),
    CHECK ((holder IS NULL) = (leased_until IS NULL))
) STRICT;
INSERT INTO new_jobs (id, kind, mail_id, announcement_id, gateway_id, due, holder, leased_until, lapsed)
SELECT id, kind, mail_id, announcement_id, gateway_id, due, holder, leased_until, lapsed FROM jobs;
DROP TABLE jobs;
ALTER TABLE new_jobs RENAME TO jobs;
CREATE INDEX jobs_due ON jobs (kind, due);
CREATE INDEX jobs_leased ON jobs (kind, leased_until) WHERE holder IS NOT NULL;
