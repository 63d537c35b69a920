-- Who may register a name, once an administrator has chosen it over HTTP; before that, lonja.registry.registration says it. "r" tells
-- the other registries, which a registry of the version before does not know.
CREATE TABLE registration_mode (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    mode      text COLLATE "C" NOT NULL,
    chosen_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT registration_mode_is_known CHECK (mode IN ('OPEN', 'INVITED', 'CLOSED'))
);

CREATE FUNCTION notify_of_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('lonja_changes', 'r');
    RETURN NULL;
END $$;
CREATE TRIGGER registration_mode_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON registration_mode
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_rules();

-- What a record is about besides a user and a path: a key, a mode.
ALTER TABLE audit_record ADD COLUMN detail text COLLATE "C";
ALTER TABLE audit_record DROP CONSTRAINT audit_record_action_is_known;
ALTER TABLE audit_record ADD CONSTRAINT audit_record_action_is_known
    CHECK (action IN ('DISCONNECT_USER', 'DELETE_USER', 'DELETE_FILE', 'DROP_KEY', 'MAKE_CODE', 'SET_REGISTRATION'));
