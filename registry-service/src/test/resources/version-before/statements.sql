-- The statements of the last version that knew no keys and no sessions, as it sent them. Do not mend them.

-- register
INSERT INTO registered_user (name) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING RETURNING name;

-- unregister
DELETE FROM registered_user u USING unnest(?::text[], ?::text[]) AS w (name, credential)
WHERE u.name = w.name AND NOT EXISTS (
    SELECT FROM presence p WHERE p.user_id = u.id AND NOT (p.origin = w.credential OR w.credential = ''))
RETURNING u.name, (SELECT p.origin FROM presence p WHERE p.user_id = u.id);

-- remove user
WITH gone AS (
        DELETE FROM registered_user u USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, who, by_address)
        WHERE u.name = w.name RETURNING u.name, '' AS path, 0 AS generation, w.who, w.by_address),
    audit AS (
        INSERT INTO audit_record (who, address, action, user_name, path)
        SELECT who, by_address, 'DELETE_USER', name, nullif(path, '') FROM gone)
SELECT name, path, generation FROM gone;

-- connect
WITH begun AS (
        INSERT INTO presence (user_id, address, origin, port)
        SELECT u.id, w.address, w.origin, w.port
        FROM unnest(?::text[], ?::text[], ?::text[], ?::int[]) AS w (name, address, origin, port)
        JOIN registered_user u ON u.name = w.name
        ON CONFLICT DO NOTHING
        RETURNING user_id, generation),
    first AS (UPDATE registered_user u SET used = true FROM begun WHERE u.id = user_id AND NOT u.used)
SELECT u.name, '', begun.generation FROM begun JOIN registered_user u ON u.id = begun.user_id;

-- disconnect
DELETE FROM presence p USING unnest(?::text[], ?::text[]) AS w (name, credential), registered_user u
WHERE u.name = w.name AND p.user_id = u.id AND (p.origin = w.credential OR w.credential = '')
RETURNING u.name, w.credential, p.generation;

-- force disconnect
WITH gone AS (
        DELETE FROM presence p
        USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, who, by_address), registered_user u
        WHERE u.name = w.name AND p.user_id = u.id
        RETURNING u.name, '' AS path, p.generation, w.who, w.by_address),
    audit AS (
        INSERT INTO audit_record (who, address, action, user_name, path)
        SELECT who, by_address, 'DISCONNECT_USER', name, nullif(path, '') FROM gone)
SELECT name, path, generation FROM gone;

-- expire presence
DELETE FROM presence p USING unnest(?::bigint[]) AS w (generation)
WHERE p.generation = w.generation RETURNING p.generation;

-- publish
INSERT INTO published_file (user_id, path, description)
SELECT u.id, w.path, w.description
FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (name, credential, path, description)
JOIN registered_user u ON u.name = w.name
JOIN presence p ON p.user_id = u.id AND (p.origin = w.credential OR w.credential = '')
ON CONFLICT DO NOTHING
RETURNING user_id, path;

-- delete
DELETE FROM published_file f
USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, credential, path), registered_user u, presence p
WHERE u.name = w.name AND p.user_id = u.id AND (p.origin = w.credential OR w.credential = '')
    AND f.user_id = u.id AND f.path = w.path
RETURNING f.user_id, f.path;

-- remove file
WITH gone AS (
        DELETE FROM published_file f
        USING unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (name, path, who, by_address), registered_user u
        WHERE u.name = w.name AND f.user_id = u.id AND f.path = w.path
        RETURNING u.name, f.path, 0 AS generation, w.who, w.by_address),
    audit AS (
        INSERT INTO audit_record (who, address, action, user_name, path)
        SELECT who, by_address, 'DELETE_FILE', name, nullif(path, '') FROM gone)
SELECT name, path, generation FROM gone;

-- connected
SELECT u.name, p.address, p.port FROM presence p JOIN registered_user u ON u.id = p.user_id
ORDER BY u.name;

-- content
SELECT f.path, f.description FROM published_file f
WHERE f.user_id = (SELECT u.id FROM registered_user u WHERE u.name = ?) ORDER BY f.path;
