-- Search looks at a copy of paths and descriptions that is folded to plain letters and digits, one space between words.
-- The copy is made behind the writes, because keeping a trigram index up to date costs more than a PUBLISH itself.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The transaction that published the file: what was committed since the last look is found by it, in order.
ALTER TABLE published_file ADD COLUMN published_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX published_file_in_order ON published_file (published_in, user_id, path);

CREATE TABLE searchable_file (
    user_id bigint NOT NULL REFERENCES registered_user (id) ON DELETE CASCADE,
    path    text COLLATE "C" NOT NULL,
    folded  text COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, path)
);
CREATE INDEX searchable_file_folded ON searchable_file USING gin (folded gin_trgm_ops);

-- The words of all files: what a misspelled one is compared with.
CREATE TABLE search_word (
    word text COLLATE "C" PRIMARY KEY
);
CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops);

-- How far the copy goes: the last file that is in it, in the order of published_file_in_order.
CREATE TABLE search_progress (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    published_in xid8 NOT NULL,
    user_id      bigint NOT NULL,
    path         text COLLATE "C" NOT NULL
);
INSERT INTO search_progress (published_in, user_id, path) VALUES ('0', 0, '');

-- What is deleted is gone from the search at once.
CREATE FUNCTION forget_searchable_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM searchable_file s USING gone g WHERE s.user_id = g.user_id AND s.path = g.path;
    RETURN NULL;
END $$;
CREATE TRIGGER published_file_deleted_from_search AFTER DELETE ON published_file REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION forget_searchable_files();

-- The registry itself updates nothing; what a person updates is looked at again.
CREATE FUNCTION publish_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.published_in := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE TRIGGER published_file_updated_for_search BEFORE UPDATE ON published_file
    FOR EACH ROW EXECUTE FUNCTION publish_again();
