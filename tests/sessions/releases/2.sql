PRAGMA application_id = 1397773397;
PRAGMA user_version = 2;
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    features TEXT NOT NULL,
    verdict TEXT NOT NULL,
    rule TEXT NOT NULL,
    decision TEXT,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    deleted INTEGER,
    search TEXT NOT NULL,
    constraints TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX session_newest ON session (updated DESC, id, search, deleted) WHERE deleted IS NULL;
CREATE INDEX session_trash ON session (deleted) WHERE deleted IS NOT NULL;
CREATE TABLE preference (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO session VALUES ('0123456789abcdef0123456789abcdef', 'Shop rewrite', 'two lines
of a note', '["accounts", "orm"]', 'Django', '2020-03-23', 'FastAPI', 'the team knows it', 'Ada', 7,
    1763820000000, 1763821800000, NULL, 'shop rewrite', '["async", "nosql", "telepathy"]');
INSERT INTO session VALUES ('11111111111111111111111111111111', '', '', '["admin", "payments"]', 'Flask',
    '2020-03-23', NULL, '', '', 1, 1763820000000, 1763820000000, 1763820000001, 'admin', '[]');
INSERT INTO preference VALUES ('theme', 'nord');
