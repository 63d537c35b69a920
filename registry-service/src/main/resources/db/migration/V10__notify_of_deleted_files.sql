-- Sessions that watch a user hear which of its files are gone. So a registry that deletes files tells the others more than "c": "d", an
-- owner and the paths of some files, or "g" and the names of owners of whom it does not say which files are gone. A registry of the
-- version before does not know these words.
CREATE FUNCTION notify_of_deleted_files() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- 20 paths and a name of 255 bytes are below the 8000 bytes that a notification may have.
    max_paths constant integer := 20;
    -- Of more owners, "c" says that everything may have changed.
    max_owners constant integer := 3000;
    owner     record;
    others    text[];
BEGIN
    IF (SELECT count(DISTINCT g.user_id) FROM gone g) > max_owners THEN
        RETURN NULL;
    END IF;
    FOR owner IN
        SELECT u.name, string_agg(g.path, ' ') AS paths, count(*) > max_paths OR bool_or(g.true_path IS NOT NULL) AS is_untold
        FROM gone g JOIN registered_user u ON u.id = g.user_id GROUP BY u.name
    LOOP
        IF owner.is_untold THEN
            others := others || owner.name;
        ELSE
            PERFORM pg_notify('lonja_changes', 'd ' || owner.name || ' ' || owner.paths);
        END IF;
    END LOOP;
    PERFORM notify_registries('g', others);
    RETURN NULL;
END $$;
CREATE TRIGGER published_file_deleted_told AFTER DELETE ON published_file REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_deleted_files();

CREATE OR REPLACE FUNCTION notify_of_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text[];
BEGIN
    SELECT array_agg(c.name) INTO names FROM changed c;
    PERFORM notify_registries('p', names);
    PERFORM notify_registries('c', names);
    PERFORM notify_registries('g', names);
    RETURN NULL;
END $$;
