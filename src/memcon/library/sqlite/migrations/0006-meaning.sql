-- Search by meaning; the day on which a record ends; who answers for who is who; lists of everything by date.

CREATE TABLE meaning (             -- what the statements of a record mean, as vectors (library/meanings.py)
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    maker TEXT NOT NULL,           -- the network and its version
    words TEXT NOT NULL,           -- digest of what was said
    first INTEGER NOT NULL,        -- key of the record's first statement: the others follow it
    statements BLOB NOT NULL,      -- which statement each vector is of, from 0: 4 bytes each, the lowest first
    vectors BLOB NOT NULL,         -- one after the other: a byte for each number
    PRIMARY KEY (record, maker)
);

ALTER TABLE record ADD COLUMN date_end TEXT;      -- EDTF; filled in by the second half of the step (date_ends.py)
ALTER TABLE record_actor ADD COLUMN resp TEXT;    -- the rules that found `machine`: name@version; absent: before 0006

CREATE INDEX record_in_order ON record ((earliest IS NULL), earliest, latest, id);
CREATE INDEX record_that_speaks ON record (key) WHERE statements > 0;
