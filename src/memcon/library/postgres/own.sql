-- What a library on a server has besides the tables of the steps (sqlite/migrations): the record of the steps, the
-- full-text indexes, and the guard of what people decided.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    memcon TEXT NOT NULL,          -- version that did it
    done TEXT NOT NULL
);

-- {tables}

-- A text stands in parts (words.py), each with the places of its words.
CREATE TABLE record_words (
    key INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    part INTEGER NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (key, part)
);
CREATE INDEX record_words_in ON record_words USING gin (words);

CREATE TABLE statement_words (
    key INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    part INTEGER NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (key, part)
);
CREATE INDEX statement_words_in ON statement_words USING gin (words);

CREATE TABLE actor_words (
    key INTEGER NOT NULL REFERENCES actor_name ON DELETE CASCADE,
    part INTEGER NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (key, part)
);
CREATE INDEX actor_words_in ON actor_words USING gin (words);

CREATE FUNCTION judgement_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'judgements are only ever added'; END $$;
CREATE TRIGGER judgement_stays BEFORE UPDATE OR DELETE ON judgement
    FOR EACH ROW EXECUTE FUNCTION judgement_stays();
