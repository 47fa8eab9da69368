-- Organisational units: a tree with one root. Ids are never given again, because they stand in others' scripts.
CREATE TABLE org_units (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Only the root has none.
    parent_id      INTEGER REFERENCES org_units (id),
    -- The root's is empty: it stands for the organisation.
    name           TEXT    NOT NULL,
    -- The form by which names are compared.
    name_key       TEXT    NOT NULL,
    description    TEXT    NOT NULL DEFAULT '',
    -- The ids from the root to this unit, /1/7/23/: whatever begins with it is this unit or below it.
    path           TEXT    NOT NULL UNIQUE,
    -- The unit whose policy this one has: itself, or the nearest above it that sets one, or else the root. Repeated here, so that
    -- the question of each message is answered without walking up the tree.
    policy_unit_id INTEGER NOT NULL REFERENCES org_units (id),
    -- Counts the changes: the ETag.
    version        INTEGER NOT NULL DEFAULT 1,
    UNIQUE (parent_id, name_key),
    CHECK ((parent_id IS NULL) = (path = '/1/'))
) STRICT;
CREATE INDEX org_units_policy ON org_units (policy_unit_id);
INSERT INTO org_units (id, parent_id, name, name_key, path, policy_unit_id) VALUES (1, NULL, '', '', '/1/', 1);

-- Everybody is in one unit; until somebody is moved, in the root.
ALTER TABLE users ADD COLUMN org_unit_id INTEGER NOT NULL DEFAULT 1 REFERENCES org_units (id);
CREATE INDEX users_org_unit ON users (org_unit_id);

-- One row for each unit that sets its own policy; without one for the root, gateways are forbidden there.
CREATE TABLE new_policies (
    org_unit_id    INTEGER PRIMARY KEY REFERENCES org_units (id) ON DELETE CASCADE,
    gateways       INTEGER NOT NULL,
    suspended_mail TEXT    NOT NULL CHECK (suspended_mail IN ('REFUSE', 'ON_BEHALF')),
    -- Counts the writes: the ETag.
    version        INTEGER NOT NULL,
    updated        INTEGER NOT NULL,
    updated_by     TEXT    NOT NULL
) STRICT;
INSERT INTO new_policies
SELECT 1, gateways, suspended_mail, version, updated, updated_by FROM policies WHERE org_unit = 'root';

-- Goes on counting when a policy is deleted and set again, so that an old ETag never fits a new policy.
CREATE TABLE new_policy_versions (
    org_unit_id             INTEGER PRIMARY KEY REFERENCES org_units (id) ON DELETE CASCADE,
    version                 INTEGER NOT NULL,
    -- Whether the last write can be undone, and the policy before it; NULL if there was none.
    can_undo                INTEGER NOT NULL DEFAULT 0,
    previous_gateways       INTEGER,
    previous_suspended_mail TEXT CHECK (previous_suspended_mail IN ('REFUSE', 'ON_BEHALF')),
    CHECK ((previous_gateways IS NULL) = (previous_suspended_mail IS NULL))
) STRICT;
INSERT INTO new_policy_versions (org_unit_id, version) SELECT 1, version FROM policy_versions WHERE org_unit = 'root';

DROP TABLE policies;
DROP TABLE policy_versions;
ALTER TABLE new_policies RENAME TO policies;
ALTER TABLE new_policy_versions RENAME TO policy_versions;

-- The unit whose policy was changed; of other announcements none.
ALTER TABLE announcements ADD COLUMN org_unit_id INTEGER REFERENCES org_units (id) ON DELETE SET NULL;
UPDATE announcements SET org_unit_id = 1 WHERE address = '' AND provider = '';
CREATE INDEX announcements_unit ON announcements (org_unit_id, id) WHERE org_unit_id IS NOT NULL;
