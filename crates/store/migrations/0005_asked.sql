-- When a user asked for a mail, which is what their own limits count; it is sent later where the address had no room.
ALTER TABLE confirmation_mails ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
UPDATE confirmation_mails SET asked = sent;
DROP INDEX confirmation_mails_user;
CREATE INDEX confirmation_mails_user ON confirmation_mails (user_id, asked);
