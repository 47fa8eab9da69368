-- The mail that a row counts: one that was withdrawn before it left counts for nothing against its address.
ALTER TABLE confirmation_mails ADD COLUMN outbox_id INTEGER;
ALTER TABLE confirmation_mails ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX confirmation_mails_outbox ON confirmation_mails (outbox_id);
