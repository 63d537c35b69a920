-- The checks repeat the limits of the wire (docs/protocol.md, section 1) as a second line: what arrives here has been
-- checked already. COLLATE "C" gives names and paths the order of listings, byte by byte, and the checks the same meaning
-- in every database, whatever its locale takes for a control character.

CREATE TABLE registered_user (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text COLLATE "C" NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT registered_user_name_is_unique UNIQUE (name),
    CONSTRAINT registered_user_name_has_1_to_255_bytes CHECK (octet_length(name) BETWEEN 1 AND 255),
    CONSTRAINT registered_user_name_has_no_space CHECK (name !~ '[[:space:][:cntrl:]]')
);

-- generation changes with every CONNECT: what was decided about one presence never touches the one that follows it.
-- origin is the address that may speak for the user: the address itself, or one word for every loopback address.
CREATE TABLE presence (
    user_id      bigint PRIMARY KEY REFERENCES registered_user (id) ON DELETE CASCADE,
    generation   bigint GENERATED ALWAYS AS IDENTITY,
    address      text NOT NULL,
    origin       text NOT NULL,
    port         integer NOT NULL,
    connected_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT presence_generation_is_unique UNIQUE (generation),
    CONSTRAINT presence_address_is_an_ip_address CHECK (octet_length(address) BETWEEN 2 AND 45),
    CONSTRAINT presence_origin_is_short CHECK (octet_length(origin) BETWEEN 2 AND 45),
    CONSTRAINT presence_port_is_a_tcp_port CHECK (port BETWEEN 1 AND 65535)
);

CREATE TABLE published_file (
    user_id      bigint NOT NULL REFERENCES registered_user (id) ON DELETE CASCADE,
    path         text COLLATE "C" NOT NULL,
    description  text COLLATE "C" NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, path),
    CONSTRAINT published_file_path_starts_with_slash CHECK (path LIKE '/%'),
    CONSTRAINT published_file_path_has_1_to_255_bytes CHECK (octet_length(path) BETWEEN 1 AND 255),
    CONSTRAINT published_file_path_has_no_space CHECK (path !~ '[[:space:][:cntrl:]]'),
    CONSTRAINT published_file_path_has_no_dot_segment CHECK (path !~ '/\.{1,2}(/|$)'),
    CONSTRAINT published_file_description_has_0_to_255_bytes CHECK (octet_length(description) <= 255),
    CONSTRAINT published_file_description_has_no_control CHECK (description !~ '[[:cntrl:]]')
);
