-- Sessions give names keys (docs/session.md, Keys and names). What decides who may act for a name stands in the row of the
-- user: keys, so that a change reads and locks nothing else, and claimable_from, the origin from which the name may be claimed
-- without a code: that of its REGISTER, until another one connects. A name without keys belongs to nobody, as before.
ALTER TABLE registered_user
    ADD COLUMN keys text[] COLLATE "C" NOT NULL DEFAULT '{}',
    ADD COLUMN claimable_from text COLLATE "C";
ALTER TABLE registered_user ADD CONSTRAINT registered_user_has_0_to_32_keys CHECK (cardinality(keys) <= 32);

-- What people are shown of each key. Every statement that changes registered_user.keys changes these rows too.
CREATE TABLE name_key (
    user_id  bigint NOT NULL REFERENCES registered_user (id) ON DELETE CASCADE,
    key_id   text COLLATE "C" NOT NULL,
    label    text COLLATE "C" NOT NULL DEFAULT '',
    added_at timestamptz NOT NULL DEFAULT now(),
    seen_at  timestamptz,
    PRIMARY KEY (user_id, key_id),
    CONSTRAINT name_key_id_is_a_hash CHECK (key_id ~ '^[0-9a-f]{64}$'),
    CONSTRAINT name_key_label_has_0_to_255_bytes CHECK (octet_length(label) <= 255)
);

-- Who may register a name: while it has keys, and until free_from after it was removed, only the keys that stand here. The row is
-- there from the first key on, not only from the end, so that no REGISTER that races with the removal gets in between.
CREATE TABLE owned_name (
    name      text COLLATE "C" PRIMARY KEY,
    keys      text[] COLLATE "C" NOT NULL,
    free_from timestamptz
);
CREATE INDEX owned_name_by_end ON owned_name (free_from) WHERE free_from IS NOT NULL;

-- Codes work once. A REGISTER code is of the user who made it, or of nobody if an administrator did; the others are for their user.
CREATE TABLE name_code (
    hash       text COLLATE "C" PRIMARY KEY,
    purpose    text COLLATE "C" NOT NULL,
    user_id    bigint REFERENCES registered_user (id) ON DELETE CASCADE,
    made_at    timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    CONSTRAINT name_code_is_a_hash CHECK (hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT name_code_purpose_is_known CHECK (purpose IN ('REGISTER', 'CLAIM', 'DEVICE', 'RECOVERY')),
    CONSTRAINT name_code_is_for_a_user CHECK (user_id IS NOT NULL OR purpose = 'REGISTER')
);
CREATE INDEX name_code_of_user ON name_code (user_id);
CREATE INDEX name_code_by_end ON name_code (expires_at);

ALTER TABLE audit_record DROP CONSTRAINT audit_record_action_is_known;
ALTER TABLE audit_record ADD CONSTRAINT audit_record_action_is_known
    CHECK (action IN ('DISCONNECT_USER', 'DELETE_USER', 'DELETE_FILE', 'DROP_KEY', 'MAKE_CODE'));

-- The key of the registry, which all replicas show; not used where it comes from a file.
CREATE TABLE registry_key (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    private_key text NOT NULL,
    made_at     timestamptz NOT NULL DEFAULT now()
);

-- A presence of a session has the key of its agent, and may have no listener.
ALTER TABLE presence
    ADD COLUMN key_id text COLLATE "C",
    ADD COLUMN addresses text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN features text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE presence DROP CONSTRAINT presence_port_is_a_tcp_port;
ALTER TABLE presence ADD CONSTRAINT presence_port_is_a_tcp_port
    CHECK (port BETWEEN 1 AND 65535 OR port = 0 AND key_id IS NOT NULL);

-- path is the classic path, which is unique for each owner. The true path is what it decodes to; true_path is there only where a cut
-- form cannot be decoded.
ALTER TABLE published_file
    ADD COLUMN true_path text COLLATE "C",
    ADD COLUMN size bigint,
    ADD COLUMN root text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'file',
    ADD COLUMN modified bigint,
    ADD COLUMN mode text COLLATE "C" NOT NULL DEFAULT '-';
ALTER TABLE published_file
    ADD CONSTRAINT published_file_true_path_has_1_to_4095_bytes CHECK (octet_length(true_path) BETWEEN 1 AND 4095),
    ADD CONSTRAINT published_file_size_is_a_number CHECK (size >= 0),
    ADD CONSTRAINT published_file_root_is_a_hash CHECK (root ~ '^([0-9a-f]{64})?$'),
    ADD CONSTRAINT published_file_kind_is_known CHECK (kind IN ('file', 'folder')),
    ADD CONSTRAINT published_file_modified_is_a_number CHECK (modified >= 0),
    ADD CONSTRAINT published_file_mode_is_known CHECK (mode IN ('x', '-'));

-- A session changes rows where they are, so an update names its users as every change does.
CREATE FUNCTION notify_of_updates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text[];
BEGIN
    SELECT array_agg(DISTINCT u.name) INTO names
    FROM (SELECT user_id FROM was UNION SELECT user_id FROM changed) c JOIN registered_user u ON u.id = c.user_id;
    PERFORM notify_registries(TG_ARGV[0], names);
    RETURN NULL;
END $$;
DROP TRIGGER presence_updated ON presence;
CREATE TRIGGER presence_updated AFTER UPDATE ON presence REFERENCING OLD TABLE AS was NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_updates('p');
DROP TRIGGER published_file_updated ON published_file;
CREATE TRIGGER published_file_updated AFTER UPDATE ON published_file REFERENCING OLD TABLE AS was NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_updates('c');

-- Search knows paths and descriptions only.
DROP TRIGGER published_file_updated_for_search ON published_file;
CREATE TRIGGER published_file_updated_for_search BEFORE UPDATE ON published_file
    FOR EACH ROW
    WHEN ((OLD.user_id, OLD.path, OLD.description, OLD.published_at)
        IS DISTINCT FROM (NEW.user_id, NEW.path, NEW.description, NEW.published_at))
    EXECUTE FUNCTION publish_again();

-- A registry of the version before knows no keys. Beside this one, or after a roll-back, it must not change a name that has one, and
-- neither should a person by accident: SET lonja.knows_keys = 'on' says that somebody knows. An exception makes it answer
-- "failed", as this version does; REGISTER of an owned name finds it in use.
CREATE FUNCTION protect_keyed_name() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_user bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
    owned    text;
BEGIN
    SELECT u.name INTO owned FROM registered_user u WHERE u.id = row_user AND u.keys <> '{}';
    IF FOUND THEN
        RAISE EXCEPTION 'the name % belongs to keys, which this client does not know (lonja.knows_keys)', owned;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION protect_keyed_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the name % belongs to keys, which this client does not know (lonja.knows_keys)', OLD.name;
END $$;

CREATE FUNCTION protect_owned_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM owned_name o WHERE o.name = NEW.name AND (o.free_from IS NULL OR o.free_from > now())) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

-- A CONNECT there is not compared with the origin that may claim the name, so it ends the claim.
CREATE FUNCTION forget_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE registered_user u SET claimable_from = NULL WHERE u.id = NEW.user_id AND u.claimable_from <> NEW.origin;
    RETURN NULL;
END $$;

CREATE TRIGGER registered_user_protected BEFORE DELETE ON registered_user
    FOR EACH ROW WHEN (OLD.keys <> '{}' AND current_setting('lonja.knows_keys', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION protect_keyed_user();
CREATE TRIGGER registered_user_name_protected BEFORE INSERT ON registered_user
    FOR EACH ROW WHEN (current_setting('lonja.knows_keys', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION protect_owned_name();
CREATE TRIGGER presence_protected BEFORE INSERT OR DELETE ON presence
    FOR EACH ROW WHEN (current_setting('lonja.knows_keys', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION protect_keyed_name();
CREATE TRIGGER presence_claim_forgotten AFTER INSERT ON presence
    FOR EACH ROW WHEN (current_setting('lonja.knows_keys', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION forget_claim();
CREATE TRIGGER published_file_protected BEFORE INSERT OR DELETE ON published_file
    FOR EACH ROW WHEN (current_setting('lonja.knows_keys', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION protect_keyed_name();
