-- Whatever points to a row is found by an index: taking a row out looks for it, and else reads whole tables.

CREATE INDEX record_actor_by_what_was_found ON record_actor (machine);
CREATE INDEX spoken_of_by_statement ON spoken_of (statement);
CREATE INDEX facet_by_record ON facet (record);
CREATE INDEX judgement_by_withdrawn ON judgement (withdraws) WHERE withdraws IS NOT NULL;
