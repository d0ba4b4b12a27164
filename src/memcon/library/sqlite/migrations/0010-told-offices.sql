-- Who holds an office that a record names without its holder may be told in another record of the season.

CREATE TABLE told_office (
    who INTEGER NOT NULL REFERENCES record_actor ON DELETE CASCADE,
    office TEXT NOT NULL,          -- its id in the authority, or its state and words
    named INTEGER NOT NULL,        -- 1: the record names who holds it; 0: it asks for one whom nobody knows
    PRIMARY KEY (who, office)
) WITHOUT ROWID;
CREATE INDEX told_office_by_office ON told_office (office);

-- the row of the record that tells who the holder of the office is; `machine` stays what it is without it
ALTER TABLE record_actor ADD COLUMN told INTEGER REFERENCES record_actor DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX record_actor_by_telling ON record_actor (told) WHERE told IS NOT NULL;
