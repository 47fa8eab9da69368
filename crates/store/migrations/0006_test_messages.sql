-- Test messages that the present gateway of an alias took: who reports what became of one has to have sent it.
CREATE TABLE test_messages (
    alias_id   INTEGER NOT NULL REFERENCES aliases (id) ON DELETE CASCADE,
    message_id TEXT    NOT NULL,
    sent       INTEGER NOT NULL,
    PRIMARY KEY (alias_id, message_id)
) STRICT;
CREATE INDEX test_messages_sent ON test_messages (sent);

-- What the server that received the newest of them said of it.
CREATE TABLE seen_results (
    alias_id    INTEGER PRIMARY KEY REFERENCES aliases (id) ON DELETE CASCADE,
    dmarc       TEXT    NOT NULL CHECK (dmarc IN ('PASS', 'FAIL', 'NONE')),
    authserv_id TEXT    NOT NULL,
    -- When the message was sent.
    at          INTEGER NOT NULL
) STRICT;

-- Counts how often the same secret was sealed under another key.
ALTER TABLE aliases ADD COLUMN resealed INTEGER NOT NULL DEFAULT 0;

-- Another gateway, or none: what was seen of the old one proves nothing any longer. Whatever is changed of a gateway, its
-- secret is sealed anew.
CREATE TRIGGER aliases_gateway_changed AFTER UPDATE OF gateway_secret ON aliases
WHEN OLD.gateway_secret IS NOT NEW.gateway_secret AND OLD.resealed = NEW.resealed
BEGIN
    DELETE FROM test_messages WHERE alias_id = OLD.id;
    DELETE FROM seen_results WHERE alias_id = OLD.id;
END;
