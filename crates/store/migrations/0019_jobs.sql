-- One queue for whatever is done later. Whoever does a job has it for a while, by the database's clock; nobody else does it meanwhile.
CREATE TABLE jobs (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    kind            TEXT    NOT NULL CHECK (kind IN ('MAIL', 'NOTICES', 'LOOK')),
    -- What it is about: a mail to be sent, users to be told, a gateway to be looked at. It goes with that.
    mail_id         INTEGER UNIQUE REFERENCES outbox (id) ON DELETE CASCADE,
    announcement_id INTEGER UNIQUE REFERENCES announcements (id) ON DELETE CASCADE,
    gateway_id      INTEGER UNIQUE REFERENCES gateways (id) ON DELETE CASCADE,
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
    CHECK ((holder IS NULL) = (leased_until IS NULL))
) STRICT;
CREATE INDEX jobs_due ON jobs (kind, due);
CREATE INDEX jobs_leased ON jobs (kind, leased_until) WHERE holder IS NOT NULL;

INSERT INTO jobs (kind, mail_id, due)
SELECT 'MAIL', id, next_try FROM outbox WHERE state = 'ON_ITS_WAY' AND sealed IS NOT NULL ORDER BY id;
INSERT INTO jobs (kind, announcement_id, due)
SELECT DISTINCT 'NOTICES', announcement_id, 0 FROM notices WHERE outbox_id IS NULL AND NOT withdrawn;
INSERT INTO jobs (kind, gateway_id, due)
SELECT 'LOOK', gateway_id, next_check FROM gateway_health;

DROP INDEX outbox_next;
ALTER TABLE outbox DROP COLUMN next_try;
CREATE INDEX outbox_waiting ON outbox (created) WHERE state = 'ON_ITS_WAY';
DROP INDEX gateway_health_next;
ALTER TABLE gateway_health DROP COLUMN next_check;
