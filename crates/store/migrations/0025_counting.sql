-- Who is in a unit and may be counted, so that a unit is counted in proportion to its people and no user is read.
DROP INDEX users_org_unit;
CREATE INDEX users_org_unit ON users (org_unit_id, disabled);
-- The list of people is filtered by unit, too.
DROP INDEX users_listed;
CREATE INDEX users_listed ON users (address_key, search, admin, disabled, org_unit_id);
-- Passwords at a provider that stops taking them.
CREATE INDEX gateways_password ON gateways (host, user_id) WHERE credential = 'PASSWORD';
