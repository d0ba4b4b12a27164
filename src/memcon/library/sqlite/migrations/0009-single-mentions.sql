-- A judgement may be on single mentions of a record, not on all of them.

ALTER TABLE judgement ADD COLUMN places TEXT;     -- JSON: the words, each with its place and the words around it
