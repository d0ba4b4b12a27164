-- Pages of a source, parts of a mixed record, and a record's place in its volume.

ALTER TABLE record ADD COLUMN volume TEXT;
ALTER TABLE record ADD COLUMN volume_number INTEGER;
CREATE INDEX record_by_volume ON record (volume, volume_number);

CREATE TABLE page (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    number INTEGER NOT NULL,     -- of the source, from 1
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    label TEXT,                  -- as printed
    width REAL,
    height REAL,
    recognised TEXT NOT NULL,    -- JSON: true where the text was read from the page's image
    lines TEXT NOT NULL,         -- JSON: [start, end, [left, top, right, bottom], confidence] each
    PRIMARY KEY (record, at)
);

CREATE TABLE part (
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    title TEXT,
    resp TEXT NOT NULL,
    PRIMARY KEY (record, at)
);
