-- What a test message said of its sender, so that what arrives can be compared with it; NULL for those of before.
ALTER TABLE test_messages ADD COLUMN from_name TEXT;
ALTER TABLE test_messages ADD COLUMN reply_to TEXT;

-- What the present gateway changes of the messages it takes, as the newest of them showed. JSON: core's changes, and what the
-- headers did not show. Where the login would stand there is a mark.
CREATE TABLE seen_arrivals (
    alias_id INTEGER PRIMARY KEY REFERENCES aliases (id) ON DELETE CASCADE,
    changes  TEXT    NOT NULL,
    unknown  TEXT    NOT NULL,
    -- When the message was sent.
    at       INTEGER NOT NULL,
    CHECK (octet_length(changes) <= 8192 AND octet_length(unknown) <= 256)
) STRICT;

-- As for what else was seen: another gateway, or none, forgets it.
CREATE TRIGGER aliases_gateway_changed_arrivals AFTER UPDATE OF gateway_secret ON aliases
WHEN OLD.gateway_secret IS NOT NEW.gateway_secret AND OLD.resealed = NEW.resealed
BEGIN
    DELETE FROM seen_arrivals WHERE alias_id = OLD.id;
END;
