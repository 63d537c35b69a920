-- The index holds paths as people read them. A registry of the version before, which may run beside this one, adds them as
-- they were published. So a second place follows the first one, and only this version moves it: up to there everything that
-- the index holds is as people read it. What is there already is looked at again, some thousand files at a time.
ALTER TABLE search_progress
    ADD COLUMN decoded_in xid8 NOT NULL DEFAULT '0',
    ADD COLUMN decoded_user_id bigint NOT NULL DEFAULT 0,
    ADD COLUMN decoded_path text COLLATE "C" NOT NULL DEFAULT '';
