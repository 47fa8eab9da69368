-- Users are told, too, that a provider stops taking passwords.
CREATE TABLE new_announcements (
    id       INTEGER PRIMARY KEY,
    created  INTEGER NOT NULL,
    -- A change of the policy, what was done to one address, or what a provider is about to do.
    kind     TEXT    NOT NULL CHECK (kind IN ('ON', 'OFF_REFUSE', 'OFF_ON_BEHALF', 'REFUSE', 'ON_BEHALF', 'GATEWAY_REMOVED',
        'ALIAS_DELETED', 'PASSWORDS_ENDING')),
    -- Who announces it: an address.
    by       TEXT    NOT NULL,
    -- What they add in their own words, may be empty.
    sentence TEXT    NOT NULL DEFAULT '',
    -- Of what was done to one address: which; otherwise empty.
    address  TEXT    NOT NULL DEFAULT '',
    -- Of what a provider is about to do: its name in the configuration; otherwise empty.
    provider TEXT    NOT NULL DEFAULT '' CHECK (octet_length(provider) <= 32),
    CHECK ((kind = 'PASSWORDS_ENDING') = (provider <> ''))
) STRICT;
INSERT INTO new_announcements (id, created, kind, by, sentence, address)
SELECT id, created, kind, by, sentence, address FROM announcements;
DROP TABLE announcements;
ALTER TABLE new_announcements RENAME TO announcements;
