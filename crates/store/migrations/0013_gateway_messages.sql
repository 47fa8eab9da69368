-- Whether a gateway takes messages from the address. That it signs its user in says nothing of that.
ALTER TABLE gateway_health ADD COLUMN no_message_since INTEGER;
-- The code of the reason why it took none.
ALTER TABLE gateway_health ADD COLUMN no_message_reason TEXT CHECK ((no_message_since IS NULL) = (no_message_reason IS NULL));
-- Asked at saving, it said neither yes nor no, and it has taken no message since.
ALTER TABLE gateway_health ADD COLUMN sender_unknown INTEGER NOT NULL DEFAULT 0;
