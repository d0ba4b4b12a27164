-- The records of a file, looked up whenever it is read again.

CREATE INDEX record_by_origin ON record (origin);
