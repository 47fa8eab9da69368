-- What a pending alias's code was mailed for: the gateway's host at that time, if there was one; and whether confirming makes the
-- alias the default.
ALTER TABLE aliases ADD COLUMN code_host TEXT;
ALTER TABLE aliases ADD COLUMN code_makes_default INTEGER NOT NULL DEFAULT 0;
UPDATE aliases SET code_host = gateway_host WHERE code_mac IS NOT NULL;
