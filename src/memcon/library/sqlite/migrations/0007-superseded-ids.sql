-- Actors that turned out to be another keep their ids: links to them lead to that other.

CREATE TABLE superseded_id (
    id TEXT PRIMARY KEY,           -- of an actor that is no more
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE    -- whom it turned out to be
) WITHOUT ROWID;
CREATE INDEX superseded_id_by_actor ON superseded_id (actor);
