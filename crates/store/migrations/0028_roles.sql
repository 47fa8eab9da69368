-- Roles of those who administer, held at a unit. A super administrator without an end is `users.admin`, as before.
CREATE TABLE role_assignments (
    user_id     INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role        TEXT    NOT NULL CHECK (role IN ('SUPER_ADMINISTRATOR', 'UNIT_ADMINISTRATOR', 'HELPDESK', 'AUDITOR', 'TRANSLATOR')),
    org_unit_id INTEGER NOT NULL REFERENCES org_units (id) ON DELETE CASCADE,
    -- When it ends; until it is ended, if never.
    expires     INTEGER,
    given       INTEGER NOT NULL,
    -- The address of who gave it, or `fromline` for the command line.
    given_by    TEXT    NOT NULL,
    PRIMARY KEY (user_id, role, org_unit_id),
    CHECK (role <> 'SUPER_ADMINISTRATOR' OR expires IS NOT NULL)
) STRICT;
CREATE INDEX role_assignments_unit ON role_assignments (org_unit_id);
