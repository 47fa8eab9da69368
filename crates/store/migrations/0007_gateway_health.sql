-- How a gateway fares. Gone with its alias, and forgotten when the gateway is changed: what was known is of another one then.
CREATE TABLE gateway_health (
    alias_id               INTEGER PRIMARY KEY REFERENCES aliases (id) ON DELETE CASCADE,
    last_success           INTEGER,
    last_failure           INTEGER,
    -- The code of a reason.
    last_failure_reason    TEXT,
    -- The episode: from the first failure to the next success.
    failing_since          INTEGER,
    unreachable_since      INTEGER,
    password_refused_since INTEGER,
    -- Checks that failed in the episode: each doubles the wait for the next.
    failed_checks          INTEGER NOT NULL DEFAULT 0,
    certificate_expires    INTEGER,
    next_check             INTEGER NOT NULL,
    -- When the user was mailed what in the episode.
    told_password          INTEGER,
    told_certificate       INTEGER,
    told_unreachable       INTEGER,
    -- Which end of a certificate the user was mailed.
    told_expiry            INTEGER,
    CHECK ((last_failure IS NULL) = (last_failure_reason IS NULL))
) STRICT;
CREATE INDEX gateway_health_next ON gateway_health (next_check);

-- What the limits on mails about gateways count. The alias may be gone: adding it again gives no new mails.
CREATE TABLE gateway_mails (
    user_id  INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    alias_id INTEGER NOT NULL,
    sent     INTEGER NOT NULL
) STRICT;
CREATE INDEX gateway_mails_user ON gateway_mails (user_id, sent);
