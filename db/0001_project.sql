-- The first shape of a project file. Statements run one by one inside the migration's transaction.

-- Facts of this copy alone: which project, which office, who wrote last.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything anybody ever said. `seq` is the order of arrival here; the order that counts is (clock, city, id).
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    clock INTEGER NOT NULL CHECK (clock > 0),
    city TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    answers TEXT NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('共享', '内部')),
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    payload TEXT NOT NULL
) STRICT;

CREATE INDEX events_subject ON events (subject);

CREATE INDEX events_clock ON events (clock);

CREATE TRIGGER events_keep_their_words BEFORE UPDATE ON events
BEGIN
    SELECT RAISE (ABORT, 'events are append-only');
END;

CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN
    SELECT RAISE (ABORT, 'events are append-only');
END;

-- What the events of one subject fold to; rebuilt from them at any time.
CREATE TABLE records (
    docid INTEGER PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    clock INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    visibility TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX records_type ON records (type, hidden, clock);

CREATE INDEX records_contested ON records (contested) WHERE contested = 1;

CREATE TABLE note_index (
    docid INTEGER PRIMARY KEY REFERENCES records (docid) ON DELETE CASCADE,
    city TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    stage TEXT NOT NULL,
    responsible TEXT NOT NULL,
    due TEXT NOT NULL
) STRICT;

CREATE TABLE places (
    sha256 TEXT NOT NULL,
    article TEXT NOT NULL,
    docid INTEGER NOT NULL REFERENCES records (docid) ON DELETE CASCADE,
    PRIMARY KEY (sha256, article, docid)
) STRICT, WITHOUT ROWID;

CREATE INDEX places_docid ON places (docid);

-- Bigrams made by the program; without content, since the words are in records.
CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', tokenize = 'ascii');

-- The steps this office can undo and redo; rebuilt from its own events.
CREATE TABLE actions (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    city TEXT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    moved INTEGER NOT NULL
) STRICT;

CREATE INDEX actions_state ON actions (state, city, author, moved);

CREATE TABLE action_events (
    event TEXT NOT NULL PRIMARY KEY REFERENCES events (id),
    action TEXT NOT NULL REFERENCES actions (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX action_events_action ON action_events (action);

-- The drafts' bytes, and what the program read from them.
CREATE TABLE blobs (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE parsed (
    sha256 TEXT NOT NULL REFERENCES blobs (sha256) ON DELETE CASCADE,
    variant TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (sha256, variant)
) STRICT;

-- Pure results, kept so that opening is fast; any of them may be dropped.
CREATE TABLE analyses (
    key TEXT NOT NULL PRIMARY KEY,
    used INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
