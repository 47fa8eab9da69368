-- A gateway, and a confirmation under way, are rows of their own. Run while foreign keys are not looked at: they are afterwards.

CREATE TABLE new_aliases (
    id             INTEGER PRIMARY KEY,
    user_id        INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    address        TEXT    NOT NULL,
    -- The form by which addresses are compared, and what stands behind its @.
    address_key    TEXT    NOT NULL,
    domain         TEXT    NOT NULL,
    name           TEXT    NOT NULL DEFAULT '',
    reply_to       TEXT    NOT NULL DEFAULT '',
    signature      TEXT    NOT NULL DEFAULT '',
    treat_as_alias INTEGER NOT NULL DEFAULT 1,
    accepted       INTEGER NOT NULL DEFAULT 0,
    is_default     INTEGER NOT NULL DEFAULT 0,
    created        INTEGER NOT NULL,
    UNIQUE (user_id, address_key),
    -- What gateways repeat of their alias, for their order.
    UNIQUE (id, user_id, accepted),
    CHECK (accepted OR NOT is_default)
) STRICT;
INSERT INTO new_aliases
SELECT id, user_id, address, address_key, substr(address_key, instr(address_key, '@') + 1), name, reply_to, signature,
       treat_as_alias, accepted, is_default, created
FROM aliases;

-- Another host, port, security or account is another gateway, with another id, which is never given again.
CREATE TABLE gateways (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    alias_id   INTEGER NOT NULL UNIQUE,
    user_id    INTEGER NOT NULL,
    accepted   INTEGER NOT NULL,
    host       TEXT    NOT NULL,
    port       INTEGER NOT NULL,
    security   TEXT    NOT NULL CHECK (security IN ('ssl', 'starttls')),
    credential TEXT    NOT NULL CHECK (credential IN ('PASSWORD', 'TOKEN')),
    -- User name and credential, sealed for this user, alias, host, port and security.
    sealed     BLOB    NOT NULL,
    -- Counts the credentials that the account has had. The same ones under another key are the same.
    revision   INTEGER NOT NULL DEFAULT 0,
    created    INTEGER NOT NULL,
    FOREIGN KEY (alias_id, user_id, accepted) REFERENCES aliases (id, user_id, accepted)
        ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;
INSERT INTO gateways (id, alias_id, user_id, accepted, host, port, security, credential, sealed, created)
SELECT id, id, user_id, accepted, gateway_host, coalesce(gateway_port, 465), coalesce(gateway_security, 'ssl'), 'PASSWORD',
       gateway_secret, created
FROM aliases WHERE gateway_host IS NOT NULL;

-- The code and link that were mailed for a pending alias.
CREATE TABLE confirmations (
    alias_id      INTEGER PRIMARY KEY REFERENCES aliases (id) ON DELETE CASCADE,
    -- Keyed hashes.
    code_mac      BLOB    NOT NULL,
    link_mac      BLOB    NOT NULL,
    expires       INTEGER NOT NULL,
    wrong_codes   INTEGER NOT NULL DEFAULT 0,
    outbox_id     INTEGER,
    -- The host of the gateway that the alias had then.
    host          TEXT,
    makes_default INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO confirmations
SELECT id, code_mac, link_mac, code_expires, wrong_codes, outbox_id, code_host, code_makes_default
FROM aliases WHERE code_mac IS NOT NULL AND link_mac IS NOT NULL AND code_expires IS NOT NULL;

-- What is known of a gateway goes with it.
CREATE TABLE new_health (
    gateway_id             INTEGER PRIMARY KEY REFERENCES gateways (id) ON DELETE CASCADE,
    last_success           INTEGER,
    last_failure           INTEGER,
    last_failure_reason    TEXT,
    failing_since          INTEGER,
    unreachable_since      INTEGER,
    password_refused_since INTEGER,
    no_message_since       INTEGER,
    no_message_reason      TEXT,
    sender_unknown         INTEGER NOT NULL DEFAULT 0,
    failed_checks          INTEGER NOT NULL DEFAULT 0,
    certificate_expires    INTEGER,
    next_check             INTEGER NOT NULL,
    told_password          INTEGER,
    told_certificate       INTEGER,
    told_unreachable       INTEGER,
    told_expiry            INTEGER,
    CHECK ((last_failure IS NULL) = (last_failure_reason IS NULL)),
    CHECK ((no_message_since IS NULL) = (no_message_reason IS NULL))
) STRICT;
INSERT INTO new_health
SELECT alias_id, last_success, last_failure, last_failure_reason, failing_since, unreachable_since, password_refused_since,
       no_message_since, no_message_reason, sender_unknown, failed_checks, certificate_expires, next_check, told_password,
       told_certificate, told_unreachable, told_expiry
FROM gateway_health WHERE alias_id IN (SELECT id FROM gateways);

CREATE TABLE new_test_messages (
    gateway_id INTEGER NOT NULL REFERENCES gateways (id) ON DELETE CASCADE,
    message_id TEXT    NOT NULL,
    sent       INTEGER NOT NULL,
    from_name  TEXT,
    reply_to   TEXT,
    PRIMARY KEY (gateway_id, message_id)
) STRICT;
INSERT INTO new_test_messages
SELECT alias_id, message_id, sent, from_name, reply_to FROM test_messages WHERE alias_id IN (SELECT id FROM gateways);

CREATE TABLE new_results (
    gateway_id  INTEGER PRIMARY KEY REFERENCES gateways (id) ON DELETE CASCADE,
    dmarc       TEXT    NOT NULL CHECK (dmarc IN ('PASS', 'FAIL', 'NONE')),
    authserv_id TEXT    NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
INSERT INTO new_results
SELECT alias_id, dmarc, authserv_id, at FROM seen_results WHERE alias_id IN (SELECT id FROM gateways);

CREATE TABLE new_arrivals (
    gateway_id INTEGER PRIMARY KEY REFERENCES gateways (id) ON DELETE CASCADE,
    changes    TEXT    NOT NULL,
    unknown    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    CHECK (octet_length(changes) <= 8192 AND octet_length(unknown) <= 256)
) STRICT;
INSERT INTO new_arrivals
SELECT alias_id, changes, unknown, at FROM seen_arrivals WHERE alias_id IN (SELECT id FROM gateways);

-- The triggers go with their table.
DROP TABLE gateway_health;
DROP TABLE test_messages;
DROP TABLE seen_results;
DROP TABLE seen_arrivals;
DROP TABLE aliases;
ALTER TABLE new_aliases RENAME TO aliases;
ALTER TABLE new_health RENAME TO gateway_health;
ALTER TABLE new_test_messages RENAME TO test_messages;
ALTER TABLE new_results RENAME TO seen_results;
ALTER TABLE new_arrivals RENAME TO seen_arrivals;

-- Many may have an address pending; the first to confirm holds it.
CREATE UNIQUE INDEX aliases_holder ON aliases (address_key) WHERE accepted;
CREATE UNIQUE INDEX aliases_default ON aliases (user_id) WHERE is_default;
-- Gateways in the order in which administrators list and count them; and those that a change of the policy concerns.
CREATE INDEX gateways_listed ON gateways (user_id, alias_id);
CREATE INDEX gateways_concerned ON gateways (user_id, alias_id) WHERE accepted;
-- Which mails an alias still shows the way of.
CREATE INDEX confirmations_outbox ON confirmations (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX gateway_health_next ON gateway_health (next_check);
CREATE INDEX gateway_health_failing ON gateway_health (gateway_id) WHERE failing_since IS NOT NULL;
CREATE INDEX test_messages_sent ON test_messages (sent);
-- As statements ask that other databases take, too.
DROP INDEX notices_waiting;
CREATE INDEX notices_waiting ON notices (announcement_id, user_id) WHERE outbox_id IS NULL AND NOT withdrawn;
