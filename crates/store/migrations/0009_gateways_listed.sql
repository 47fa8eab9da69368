-- Gateways in the order in which administrators list and count them.
CREATE INDEX aliases_gateways ON aliases (user_id, id, gateway_host) WHERE gateway_host IS NOT NULL;
CREATE INDEX gateway_health_failing ON gateway_health (alias_id) WHERE failing_since IS NOT NULL;
-- Which mails an alias still shows the way of.
CREATE INDEX aliases_outbox ON aliases (outbox_id) WHERE outbox_id IS NOT NULL;

-- A gateway's row is written when it is saved. Those of before are looked at within a day, spread by a hash of their ids; rows of
-- gateways that are no longer there go.
DELETE FROM gateway_health WHERE alias_id NOT IN (SELECT id FROM aliases WHERE gateway_host IS NOT NULL);
INSERT INTO gateway_health (alias_id, next_check)
SELECT id, (unixepoch() + id * 2654435761 % 86400) * 1000 FROM aliases
WHERE gateway_host IS NOT NULL AND id NOT IN (SELECT alias_id FROM gateway_health);
