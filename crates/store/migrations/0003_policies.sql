-- One row for each organisational unit that sets its own policy; no row: gateways are forbidden.
CREATE TABLE policies (
    org_unit       TEXT    PRIMARY KEY,
    gateways       INTEGER NOT NULL,
    suspended_mail TEXT    NOT NULL CHECK (suspended_mail IN ('REFUSE', 'ON_BEHALF')),
    -- Counts the writes: the ETag.
    version        INTEGER NOT NULL,
    updated        INTEGER NOT NULL,
    updated_by     TEXT    NOT NULL
) STRICT;

-- Goes on counting when a policy is deleted and set again, so that an old ETag never fits a new policy.
CREATE TABLE policy_versions (
    org_unit TEXT    PRIMARY KEY,
    version  INTEGER NOT NULL
) STRICT;
