-- A registry renews its lease, one row, and its sessions live as long as it does (docs/session.md, Presence). A presence names the
-- registry that holds its session; there is no foreign key, because a lease may end while a CONNECT is on its way.
CREATE TABLE replica (
    id         bigint PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT now(),
    lease_ends timestamptz NOT NULL
);
ALTER TABLE presence ADD COLUMN replica bigint;
CREATE INDEX presence_of_replica ON presence (replica, generation) WHERE replica IS NOT NULL;

-- What the agents of connected users have of content that others published.
CREATE TABLE held_content (
    user_id bigint NOT NULL REFERENCES registered_user (id) ON DELETE CASCADE,
    root    text COLLATE "C" NOT NULL,
    size    bigint NOT NULL,
    percent smallint NOT NULL,
    PRIMARY KEY (user_id, root, size),
    CONSTRAINT held_content_root_is_a_hash CHECK (root ~ '^[0-9a-f]{64}$'),
    CONSTRAINT held_content_size_is_a_number CHECK (size >= 0),
    CONSTRAINT held_content_percent_is_0_to_100 CHECK (percent BETWEEN 0 AND 100)
);
CREATE INDEX held_content_by_content ON held_content (root, size);
CREATE INDEX published_file_by_content ON published_file (root, size) WHERE root <> '';

-- It ends with the presence, whoever ends that.
CREATE FUNCTION forget_held_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM held_content h USING gone g WHERE h.user_id = g.user_id;
    RETURN NULL;
END $$;
CREATE TRIGGER presence_deleted_with_held_content AFTER DELETE ON presence REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION forget_held_content();

-- "k" and the names whose keys changed: their sessions may be at other registries.
CREATE TRIGGER name_key_inserted AFTER INSERT ON name_key REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_users('k');
CREATE TRIGGER name_key_deleted AFTER DELETE ON name_key REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_users('k');
