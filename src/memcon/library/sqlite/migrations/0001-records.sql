-- Offsets are code points of record_text.text, end exclusive. `at` keeps the order of a record's lists.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    memcon TEXT NOT NULL,
    done TEXT NOT NULL
);

CREATE TABLE record (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,          -- as given
    origin TEXT NOT NULL,        -- the file it led to, wherever the command stood
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    form TEXT NOT NULL,
    title TEXT,
    date TEXT,
    place TEXT,
    sender TEXT,
    earliest TEXT,               -- first and last day that the date may mean
    latest TEXT,
    description TEXT NOT NULL,   -- JSON, without the participants
    reading TEXT NOT NULL,       -- version of the pipeline
    read_at TEXT NOT NULL,
    given TEXT NOT NULL          -- digest of the record as it was handed in
);
CREATE INDEX record_by_date ON record (earliest, latest, id);
CREATE INDEX record_by_form ON record (form);

CREATE TABLE record_text (
    record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL
);

CREATE TABLE actor (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    unnamed INTEGER NOT NULL,
    authority TEXT,
    first TEXT,                  -- first and last day of the records it is in
    last TEXT,
    minted TEXT NOT NULL
);

CREATE TABLE record_actor (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actor,
    local TEXT NOT NULL,         -- the record's own id for it
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    unnamed INTEGER NOT NULL,
    authority TEXT,
    resp TEXT NOT NULL,
    present INTEGER NOT NULL,    -- took part, wrote or received, not only spoken of
    why TEXT NOT NULL,
    PRIMARY KEY (record, actor),
    UNIQUE (record, local)
);
CREATE INDEX record_actor_by_actor ON record_actor (actor, record);

CREATE TABLE actor_name (
    key INTEGER PRIMARY KEY,
    actor TEXT NOT NULL REFERENCES actor ON DELETE CASCADE,
    name TEXT NOT NULL,
    times INTEGER NOT NULL,      -- records that print it
    preferred INTEGER NOT NULL,  -- records that call the actor so before all
    UNIQUE (actor, name)
);

CREATE TABLE actor_key (
    key TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES actor ON DELETE CASCADE,
    times INTEGER NOT NULL,
    PRIMARY KEY (key, actor)
) WITHOUT ROWID;
CREATE INDEX actor_key_by_actor ON actor_key (actor);

CREATE TABLE participant (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    side TEXT,
    role TEXT,
    actor TEXT REFERENCES actor,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (record, at)
);
CREATE INDEX participant_by_actor ON participant (actor);

CREATE TABLE division (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    voice TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    label TEXT,
    resp TEXT NOT NULL,
    PRIMARY KEY (record, at)
);

CREATE TABLE mention (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actor,
    resp TEXT NOT NULL,
    PRIMARY KEY (record, at)
);
CREATE INDEX mention_by_actor ON mention (actor, record, start);

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES actor,
    by_start INTEGER,
    by_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    parent TEXT,
    act TEXT NOT NULL,
    certainty TEXT NOT NULL,
    resp TEXT NOT NULL,
    cue TEXT,                    -- the words of the cue
    said TEXT NOT NULL,          -- the words of its content spans
    UNIQUE (record, id),
    FOREIGN KEY (record, parent) REFERENCES statement (record, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX statement_by_record ON statement (record, at);
CREATE INDEX statement_by_parent ON statement (record, parent);
CREATE INDEX statement_by_source ON statement (source, record, at);
CREATE INDEX statement_by_act ON statement (act);

CREATE TABLE content (
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    at INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (statement, at)
) WITHOUT ROWID;

CREATE TABLE addressee (
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actor,
    PRIMARY KEY (statement, at)
) WITHOUT ROWID;
CREATE INDEX addressee_by_actor ON addressee (actor, statement);

CREATE TABLE spoken_of (         -- actors mentioned inside what another said
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    actor TEXT NOT NULL REFERENCES actor,
    PRIMARY KEY (statement, actor)
) WITHOUT ROWID;
CREATE INDEX spoken_of_by_actor ON spoken_of (actor, statement);

CREATE TABLE retired_statement ( -- ids that links may still carry; never given to another statement
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    id TEXT NOT NULL,
    PRIMARY KEY (record, id)
) WITHOUT ROWID;

CREATE TABLE stance (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    holder TEXT NOT NULL REFERENCES actor,
    target TEXT NOT NULL,        -- an actor or a short quotation
    sign TEXT NOT NULL,
    condition_start INTEGER,
    condition_end INTEGER,
    said_by TEXT REFERENCES actor,
    evidence_start INTEGER,
    evidence_end INTEGER,
    PRIMARY KEY (record, at)
);
CREATE INDEX stance_by_holder ON stance (holder);
CREATE INDEX stance_by_said_by ON stance (said_by);

CREATE TABLE position (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    issue TEXT NOT NULL,
    actor TEXT NOT NULL REFERENCES actor,
    position TEXT NOT NULL,
    evidence_start INTEGER,
    evidence_end INTEGER,
    PRIMARY KEY (record, at)
);
CREATE INDEX position_by_actor ON position (actor);

CREATE TABLE commitment (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    by TEXT NOT NULL REFERENCES actor,
    "to" TEXT NOT NULL,
    what_start INTEGER NOT NULL,
    what_end INTEGER NOT NULL,
    condition_start INTEGER,
    condition_end INTEGER,
    PRIMARY KEY (record, at)
);
CREATE INDEX commitment_by_by ON commitment (by);

CREATE TABLE reference (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind TEXT,
    number TEXT,
    date TEXT,
    target TEXT,                 -- id of the record pointed to, where the library holds it
    resp TEXT NOT NULL,
    PRIMARY KEY (record, at)
);
CREATE INDEX reference_by_target ON reference (target);

CREATE TABLE finding (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (record, at)
);

-- Who was taken for whom, on what evidence, by whom: rows are only ever added, a person's outweigh a machine's.
CREATE TABLE judgement (
    key INTEGER PRIMARY KEY,
    record TEXT,                 -- id of the record read; a general judgement has none
    local TEXT,                  -- the record's own id for the actor
    actor TEXT NOT NULL,
    other TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('same', 'different', 'unsure')),
    by TEXT NOT NULL,
    human INTEGER NOT NULL,
    made TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX judgement_by_record ON judgement (record, local);
CREATE INDEX judgement_by_actor ON judgement (actor, other);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement
    BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;
CREATE TRIGGER judgement_is_not_deleted BEFORE DELETE ON judgement
    BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;

CREATE VIRTUAL TABLE record_words USING fts5 (
    text, content = 'record_text', content_rowid = 'record', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER record_words_in AFTER INSERT ON record_text
    BEGIN INSERT INTO record_words (rowid, text) VALUES (new.record, new.text); END;
CREATE TRIGGER record_words_out AFTER DELETE ON record_text
    BEGIN INSERT INTO record_words (record_words, rowid, text) VALUES ('delete', old.record, old.text); END;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    said, content = 'statement', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_words_in AFTER INSERT ON statement
    BEGIN INSERT INTO statement_words (rowid, said) VALUES (new.key, new.said); END;
CREATE TRIGGER statement_words_out AFTER DELETE ON statement
    BEGIN INSERT INTO statement_words (statement_words, rowid, said) VALUES ('delete', old.key, old.said); END;

CREATE VIRTUAL TABLE actor_words USING fts5 (
    name, content = 'actor_name', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER actor_words_in AFTER INSERT ON actor_name
    BEGIN INSERT INTO actor_words (rowid, name) VALUES (new.key, new.name); END;
CREATE TRIGGER actor_words_out AFTER DELETE ON actor_name
    BEGIN INSERT INTO actor_words (actor_words, rowid, name) VALUES ('delete', old.key, old.name); END;
