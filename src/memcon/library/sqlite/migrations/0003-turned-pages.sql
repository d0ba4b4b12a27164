-- How a page has to be turned for its words to stand upright.

ALTER TABLE page ADD COLUMN turned INTEGER NOT NULL DEFAULT 0;    -- degrees clockwise
