-- The log of operations is for people to look at: written behind the requests, bounded, and not always complete.
CREATE TABLE operation_record (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    user_name    text COLLATE "C" NOT NULL,
    operation    text COLLATE "C" NOT NULL,
    outcome      text COLLATE "C" NOT NULL,
    address      text COLLATE "C" NOT NULL,
    request_date text COLLATE "C"
);

CREATE INDEX operation_record_of_user ON operation_record (user_name, id);

-- What administrators changed; each record is written by the statement that makes the change.
CREATE TABLE audit_record (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL DEFAULT now(),
    who       text COLLATE "C" NOT NULL,
    address   text COLLATE "C" NOT NULL,
    action    text COLLATE "C" NOT NULL,
    user_name text COLLATE "C" NOT NULL,
    path      text COLLATE "C",
    CONSTRAINT audit_record_action_is_known CHECK (action IN ('DISCONNECT_USER', 'DELETE_USER', 'DELETE_FILE')),
    CONSTRAINT audit_record_has_a_path_for_files CHECK ((path IS NOT NULL) = (action = 'DELETE_FILE'))
);
