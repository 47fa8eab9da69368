-- An administrator's change of which users are told, and what they are told of it.
CREATE TABLE announcements (
    id       INTEGER PRIMARY KEY,
    created  INTEGER NOT NULL,
    -- A change of the policy, or what was done to one address.
    kind     TEXT    NOT NULL CHECK (kind IN
        ('ON', 'OFF_REFUSE', 'OFF_ON_BEHALF', 'REFUSE', 'ON_BEHALF', 'GATEWAY_REMOVED', 'ALIAS_DELETED')),
    -- Who changed it: an address.
    by       TEXT    NOT NULL,
    -- What they add in their own words, may be empty.
    sentence TEXT    NOT NULL DEFAULT '',
    -- Of what was done to one address: which; otherwise empty.
    address  TEXT    NOT NULL DEFAULT ''
) STRICT;

-- Who is told: each user once. Becomes a mail in the outbox when it is its turn, or is withdrawn.
CREATE TABLE notices (
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    user_id         INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    outbox_id       INTEGER,
    withdrawn       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (announcement_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_waiting ON notices (announcement_id, user_id) WHERE outbox_id IS NULL AND withdrawn = 0;
CREATE INDEX notices_outbox ON notices (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX notices_user ON notices (user_id);

-- Gateways whose mail a change of the policy concerns, in the order in which administrators list and count them.
CREATE INDEX aliases_concerned ON aliases (user_id, id) WHERE gateway_host IS NOT NULL AND accepted = 1;
