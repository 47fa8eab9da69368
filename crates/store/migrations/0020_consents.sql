-- Gateways whose credential is a provider's token: when its access token is refreshed next, and who does that now. One at a time, by the
-- database's clock: of refresh tokens that are changed at each use, two at once would burn one.
CREATE TABLE consents (
    gateway_id   INTEGER PRIMARY KEY REFERENCES gateways (id) ON DELETE CASCADE,
    -- The provider's name in the configuration.
    provider     TEXT    NOT NULL CHECK (octet_length(provider) <= 32),
    due          INTEGER NOT NULL,
    holder       TEXT,
    leased_until INTEGER,
    -- How often its holder was gone before it was done: what the provider gave then may be lost.
    lapsed       INTEGER NOT NULL DEFAULT 0,
    CHECK ((holder IS NULL) = (leased_until IS NULL))
) STRICT;
CREATE INDEX consents_due ON consents (due);
CREATE INDEX consents_leased ON consents (leased_until) WHERE holder IS NOT NULL;
