-- What gateways are found by: the address that they are of, and the host. Neither changes in a row.
ALTER TABLE gateways ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE gateways SET search = (SELECT address_key FROM aliases WHERE aliases.id = alias_id) || ' ' || host;
-- A search reads this index alone, in the order of the list.
CREATE INDEX gateways_found ON gateways (user_id, alias_id, search, host);
-- All gateways at a host, and how many there are at each.
CREATE INDEX gateways_host ON gateways (host, user_id, alias_id);
