-- Every registry keeps listings in memory. Whoever changes what they show, a registry or a person, tells all of them:
-- "p" and the names of users whose presence changed, "c" and those whose published files did, "*" when it is everything.

CREATE FUNCTION notify_registries(kind text, names text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    -- 30 names of 255 bytes are below the 8000 bytes that a notification may have.
    per_notification constant integer := 30;
    first integer := 1;
BEGIN
    IF cardinality(names) > 3000 THEN
        PERFORM pg_notify('lonja_changes', '*');
        RETURN;
    END IF;
    WHILE first <= cardinality(names) LOOP
        PERFORM pg_notify('lonja_changes',
            kind || ' ' || array_to_string(names[first : first + per_notification - 1], ' '));
        first := first + per_notification;
    END LOOP;
END $$;

-- For tables with a user_id. A user that goes takes its rows along: then there is no name to be found here, and
-- registered_user has its own trigger.
CREATE FUNCTION notify_of_users() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text[];
BEGIN
    SELECT array_agg(DISTINCT u.name) INTO names FROM changed c JOIN registered_user u ON u.id = c.user_id;
    PERFORM notify_registries(TG_ARGV[0], names);
    RETURN NULL;
END $$;

CREATE FUNCTION notify_of_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text[];
BEGIN
    SELECT array_agg(c.name) INTO names FROM changed c;
    PERFORM notify_registries('p', names);
    PERFORM notify_registries('c', names);
    RETURN NULL;
END $$;

CREATE FUNCTION notify_of_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('lonja_changes', '*');
    RETURN NULL;
END $$;

CREATE TRIGGER presence_inserted AFTER INSERT ON presence REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_users('p');
CREATE TRIGGER presence_deleted AFTER DELETE ON presence REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_users('p');
CREATE TRIGGER presence_truncated AFTER TRUNCATE ON presence
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_everything();

CREATE TRIGGER published_file_inserted AFTER INSERT ON published_file REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_users('c');
CREATE TRIGGER published_file_deleted AFTER DELETE ON published_file REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_users('c');
CREATE TRIGGER published_file_truncated AFTER TRUNCATE ON published_file
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_everything();

-- A new user is in no listing yet.
CREATE TRIGGER registered_user_deleted AFTER DELETE ON registered_user REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_names();

-- The registry itself updates nothing; a person may, keys included.
CREATE TRIGGER presence_updated AFTER UPDATE ON presence
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_everything();
CREATE TRIGGER published_file_updated AFTER UPDATE ON published_file
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_everything();
CREATE TRIGGER registered_user_updated AFTER UPDATE ON registered_user
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_everything();
