-- Who is in a unit and may be counted, so that a unit is counted in proportion to its people and no user is read.
DROP INDEX users_org_unit;
CREATE INDEX users_org_unit ON users (org_unit_id, disabled);
-- Passwords at a provider that stops taking them.
CREATE INDEX gateways_password ON gateways (host, user_id) WHERE credential = 'PASSWORD';
