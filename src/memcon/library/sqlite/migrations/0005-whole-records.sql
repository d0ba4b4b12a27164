-- A record is kept whole in one row; all other tables are indexes made from it, save who is who (record_actor),
-- what people decided (judgement) and the authority they added. The tables of before stand aside as `former_...`
-- until the step's second half (whole_records.py) has taken their records over.

CREATE TABLE record (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,            -- as given
    origin TEXT NOT NULL,          -- the file it led to, wherever the command stood
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    source_start INTEGER NOT NULL,
    volume TEXT,
    volume_number INTEGER,
    form TEXT NOT NULL,
    title TEXT,
    date TEXT,
    place TEXT,
    sender TEXT,
    recipients TEXT NOT NULL,      -- JSON
    earliest TEXT,                 -- first and last day that the date may mean
    latest TEXT,
    statements INTEGER NOT NULL,   -- how many
    findings INTEGER NOT NULL,
    layers BLOB NOT NULL,          -- the record without its text (library/packing.py), actors under its own ids
    retired TEXT NOT NULL,         -- JSON: ids of former statements, which links may still carry
    reading TEXT NOT NULL,         -- version of the pipeline
    read_at TEXT NOT NULL,
    given TEXT NOT NULL            -- digest of the record as it was handed in
);
CREATE INDEX record_by_date ON record (earliest, latest, id);
CREATE INDEX record_by_form ON record (form);
CREATE INDEX record_by_volume ON record (volume, volume_number);
CREATE INDEX record_by_origin ON record (origin);

CREATE TABLE record_text (
    record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    text BLOB NOT NULL,            -- deflated (library/packing.py)
    sha256 TEXT NOT NULL
);

CREATE TABLE actor (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    unnamed INTEGER NOT NULL,
    authority TEXT,
    first TEXT,                    -- first and last day of the records it is in
    last TEXT,
    merged INTEGER REFERENCES actor DEFERRABLE INITIALLY DEFERRED    -- the actor that people found it to be
);
CREATE INDEX actor_by_authority ON actor (authority) WHERE authority IS NOT NULL;
CREATE INDEX actor_by_merged ON actor (merged) WHERE merged IS NOT NULL;

CREATE TABLE record_actor (        -- an actor of one record, and who that is in the library
    key INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    local TEXT NOT NULL,           -- the record's own id for it
    actor INTEGER NOT NULL REFERENCES actor,
    machine INTEGER NOT NULL REFERENCES actor,    -- what it was before people judged
    present INTEGER NOT NULL,      -- took part, wrote or received, not only spoken of
    mentions INTEGER NOT NULL,     -- how many
    side TEXT,
    role TEXT,
    authority TEXT,                -- id in an authority file, by the edition's markup or by linking
    why TEXT                       -- on what evidence; absent: first met in this record
);
CREATE INDEX record_actor_by_record ON record_actor (record, at);
CREATE INDEX record_actor_by_actor ON record_actor (actor, record);
CREATE INDEX record_actor_by_machine ON record_actor (machine) WHERE machine <> actor;

CREATE TABLE actor_name (
    key INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    name TEXT NOT NULL,
    times INTEGER NOT NULL,        -- records that print it
    preferred INTEGER NOT NULL     -- records that call the actor so before all
);
CREATE INDEX actor_name_by_actor ON actor_name (actor);

CREATE TABLE actor_key (           -- what candidates are looked up by
    key TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    times INTEGER NOT NULL,
    PRIMARY KEY (key, actor)
) WITHOUT ROWID;
CREATE INDEX actor_key_by_actor ON actor_key (actor);

CREATE TABLE doubt (               -- the machine was unsure whether these are one
    who INTEGER NOT NULL REFERENCES record_actor ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    why TEXT NOT NULL,
    PRIMARY KEY (who, other)
) WITHOUT ROWID;
CREATE INDEX doubt_by_other ON doubt (other);

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES record_actor ON DELETE CASCADE,
    parent INTEGER REFERENCES statement ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    cue_start INTEGER,
    cue_end INTEGER,
    content TEXT NOT NULL,         -- JSON: spans
    act TEXT NOT NULL,
    certainty TEXT NOT NULL,
    resp TEXT NOT NULL,
    UNIQUE (record, id)
);
CREATE INDEX statement_by_source ON statement (source);
CREATE INDEX statement_by_parent ON statement (parent);

CREATE TABLE addressee (
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    at INTEGER NOT NULL,
    who INTEGER NOT NULL REFERENCES record_actor ON DELETE CASCADE,
    PRIMARY KEY (statement, at)
) WITHOUT ROWID;
CREATE INDEX addressee_by_who ON addressee (who, statement);

CREATE TABLE spoken_of (           -- actors mentioned inside what another said
    who INTEGER NOT NULL REFERENCES record_actor ON DELETE CASCADE,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (who, statement)
) WITHOUT ROWID;

CREATE TABLE facet (               -- values of the description that records are counted and chosen by
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    PRIMARY KEY (kind, value, record)
) WITHOUT ROWID;

-- What people decided; rows are only ever added, and outweigh what the machine found.
CREATE TABLE judgement (
    key INTEGER PRIMARY KEY,
    decision TEXT NOT NULL CHECK (decision IN ('same', 'different', 'unsure', 'name', 'authority', 'withdrawn')),
    actor TEXT NOT NULL,           -- id of the actor judged
    other TEXT,                    -- same, different, unsure: id of the one it is compared with
    record TEXT,                   -- id of the one record it is about, if it is about one
    local TEXT,                    -- that record's own id for the actor
    names TEXT NOT NULL,           -- JSON: names of the actor there, to know it by when the record is read again
    value TEXT,                    -- name, authority: the new one
    withdraws INTEGER REFERENCES judgement DEFERRABLE INITIALLY DEFERRED,
    by TEXT NOT NULL,
    made TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX judgement_by_actor ON judgement (actor);
CREATE INDEX judgement_by_record ON judgement (record);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement
    BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;
CREATE TRIGGER judgement_is_not_deleted BEFORE DELETE ON judgement
    BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;

CREATE TABLE authority_source (    -- authority files that people added to this library
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    entries TEXT NOT NULL,         -- JSON
    by TEXT NOT NULL,
    added TEXT NOT NULL
);

-- Words alone: the texts stand elsewhere, deflated or in parts.
CREATE VIRTUAL TABLE record_words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_words USING fts5 (said, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE actor_words USING fts5 (
    name, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'    -- names are not ranked
);
