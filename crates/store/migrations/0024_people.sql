-- The words by which a person is found: of the name, then the address; without case and accents, each with a space before it. Empty
-- until the server has computed them, which it does when it opens the database.
ALTER TABLE users ADD COLUMN search TEXT NOT NULL DEFAULT '';
CREATE INDEX users_without_search ON users (id) WHERE search = '';
ALTER TABLE users ADD COLUMN state TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN disabled THEN 'CLOSED' WHEN password_hash IS NULL THEN 'INVITED' ELSE 'OPEN' END
) VIRTUAL;
-- The list of people in its order, with everything that it is filtered by.
CREATE INDEX users_listed ON users (address_key, search, admin, disabled);
CREATE INDEX users_administrators ON users (id) WHERE admin;
-- Whose link is replaced by a new one.
CREATE INDEX links_user ON links (user_id);
