-- Whether a user has ever connected: names that nobody uses can expire. Of those who are registered already nobody knows.
ALTER TABLE registered_user ADD COLUMN used boolean NOT NULL DEFAULT true;
ALTER TABLE registered_user ALTER COLUMN used SET DEFAULT false;

-- No listing shows it. All other columns are changed by a person only.
DROP TRIGGER registered_user_updated ON registered_user;
CREATE TRIGGER registered_user_updated AFTER UPDATE OF id, name, registered_at ON registered_user
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_everything();
