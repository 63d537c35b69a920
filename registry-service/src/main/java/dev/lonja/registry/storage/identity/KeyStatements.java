package dev.lonja.registry.storage.identity;

/**
 * The statements that change the keys of names. {@code registered_user.keys} decides; whoever changes it locks the row of the user
 * first, and PostgreSQL then looks at the conditions on that row again. So the last key is never dropped by two registries at once.
 */
final class KeyStatements {
    /** The most keys of a name; the table has the same limit. */
    static final int MAX_KEYS = 32;

    private static final String IS_VALID = "c.used_at IS NULL AND c.expires_at > now()";

    /** The code is locked first, so that it is used up only if the name is free, and once. */
    static final String REGISTER = """
            WITH w AS (
                    SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        AS w (name, key, code, recovery, recovery_ends)),
                valid AS (
                    SELECT c.hash FROM w JOIN name_code c ON c.hash = w.code
                    WHERE c.purpose = 'REGISTER' AND %s FOR UPDATE OF c),
                added AS (
                    INSERT INTO registered_user (name, keys) SELECT w.name, ARRAY[w.key] FROM w
                    WHERE (w.code = '' OR w.code IN (SELECT hash FROM valid))
                        AND NOT EXISTS (
                            SELECT FROM owned_name o WHERE o.name = w.name AND %s AND w.key <> ALL (o.keys))
                    ON CONFLICT DO NOTHING RETURNING id, name, keys),
                used AS (
                    UPDATE name_code c SET used_at = now() FROM added, w WHERE w.name = added.name AND c.hash = w.code),
                key AS (INSERT INTO name_key (user_id, key_id) SELECT id, keys[1] FROM added),
                recovery AS (
                    INSERT INTO name_code (hash, purpose, user_id, expires_at)
                    SELECT w.recovery, 'RECOVERY', added.id, w.recovery_ends::timestamptz
                    FROM added JOIN w ON w.name = added.name),
                owned AS (
                    INSERT INTO owned_name (name, keys) SELECT name, keys FROM added
                    ON CONFLICT (name) DO UPDATE SET keys = excluded.keys, free_from = NULL)
            SELECT name FROM added""".formatted(IS_VALID, OwnedNames.IS_OWNED);

    /** Which names are registered, or kept for other keys. */
    static final String IN_USE = """
            SELECT w.name FROM unnest(?::text[], ?::text[]) AS w (name, key)
            WHERE EXISTS (SELECT FROM registered_user u WHERE u.name = w.name)
                OR EXISTS (SELECT FROM owned_name o WHERE o.name = w.name AND %s AND w.key <> ALL (o.keys))""".formatted(OwnedNames.IS_OWNED);

    static final String CLAIM = """
            WITH w AS (
                    SELECT * FROM unnest(
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                        AS w (name, key, origin, code, held, recovery, recovery_ends)),
                claimed AS (
                    UPDATE registered_user u SET keys = ARRAY[w.key], claimable_from = NULL FROM w
                    WHERE u.name = w.name AND u.keys = '{}'
                        AND CASE WHEN w.code = ''
                            THEN u.claimable_from = w.origin AND EXISTS (
                                SELECT FROM presence p
                                WHERE p.user_id = u.id AND p.generation = w.held AND p.origin = w.origin)
                            ELSE EXISTS (
                                SELECT FROM name_code c
                                WHERE c.hash = w.code AND c.purpose = 'CLAIM' AND c.user_id = u.id AND %s) END
                    RETURNING u.id, u.name, u.keys),
                ended AS (
                    DELETE FROM presence p USING claimed
                    WHERE p.user_id = claimed.id AND p.key_id IS DISTINCT FROM claimed.keys[1]
                    RETURNING p.user_id, p.generation),
                used AS (
                    UPDATE name_code c SET used_at = now() FROM claimed WHERE c.user_id = claimed.id AND c.used_at IS NULL),
                key AS (INSERT INTO name_key (user_id, key_id) SELECT id, keys[1] FROM claimed),
                recovery AS (
                    INSERT INTO name_code (hash, purpose, user_id, expires_at)
                    SELECT w.recovery, 'RECOVERY', claimed.id, w.recovery_ends::timestamptz
                    FROM claimed JOIN w ON w.name = claimed.name),
                owned AS (
                    INSERT INTO owned_name (name, keys) SELECT name, keys FROM claimed
                    ON CONFLICT (name) DO UPDATE SET keys = excluded.keys, free_from = NULL)
            SELECT claimed.name, coalesce(ended.generation, 0), '' AS found
            FROM claimed LEFT JOIN ended ON ended.user_id = claimed.id""".formatted(IS_VALID);

    /** The user and the code are locked first. A recovery code leaves no other key, code or presence. */
    static final String REDEEM = """
            WITH w AS (
                    SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        AS w (name, key, code, label, recovery, recovery_ends)),
                valid AS (
                    SELECT u.id, c.hash, c.purpose FROM w
                    JOIN registered_user u ON u.name = w.name
                    JOIN name_code c ON c.hash = w.code AND c.user_id = u.id
                    WHERE c.purpose IN ('DEVICE', 'RECOVERY') AND %s
                    FOR NO KEY UPDATE OF u FOR UPDATE OF c),
                changed AS (
                    UPDATE registered_user u
                    SET keys = CASE valid.purpose WHEN 'RECOVERY' THEN ARRAY[w.key]
                        ELSE array_append(array_remove(u.keys, w.key), w.key) END
                    FROM valid, w
                    WHERE u.id = valid.id AND w.name = u.name
                        AND (valid.purpose = 'RECOVERY' OR w.key = ANY (u.keys) OR cardinality(u.keys) < %d)
                    RETURNING u.id, u.name, u.keys, valid.hash, valid.purpose),
                used AS (
                    UPDATE name_code c SET used_at = now() FROM changed
                    WHERE c.user_id = changed.id AND c.used_at IS NULL
                        AND (c.hash = changed.hash OR changed.purpose = 'RECOVERY')),
                dropped AS (
                    DELETE FROM name_key k USING changed WHERE k.user_id = changed.id AND k.key_id <> ALL (changed.keys)),
                key AS (
                    INSERT INTO name_key (user_id, key_id, label)
                    SELECT changed.id, w.key, w.label FROM changed JOIN w ON w.name = changed.name
                    ON CONFLICT (user_id, key_id) DO UPDATE SET label = excluded.label),
                recovery AS (
                    INSERT INTO name_code (hash, purpose, user_id, expires_at)
                    SELECT w.recovery, 'RECOVERY', changed.id, w.recovery_ends::timestamptz
                    FROM changed JOIN w ON w.name = changed.name WHERE changed.purpose = 'RECOVERY'),
                ended AS (
                    DELETE FROM presence p USING changed
                    WHERE p.user_id = changed.id AND (p.key_id IS NULL OR p.key_id <> ALL (changed.keys))
                    RETURNING p.user_id, p.generation)
            SELECT changed.name, coalesce(ended.generation, 0), changed.purpose
            FROM changed LEFT JOIN ended ON ended.user_id = changed.id""".formatted(IS_VALID, MAX_KEYS);

    /** A code for another device may have been made by the key that is dropped. */
    private static final String WITHOUT_KEY = """
                gone AS (DELETE FROM name_key k USING changed WHERE k.user_id = changed.id AND k.key_id = changed.key_id),
                codes AS (
                    UPDATE name_code c SET used_at = now() FROM changed
                    WHERE c.user_id = changed.id AND c.purpose = 'DEVICE' AND c.used_at IS NULL),
                ended AS (
                    DELETE FROM presence p USING changed WHERE p.user_id = changed.id AND p.key_id = changed.key_id
                    RETURNING p.user_id, p.generation)
            SELECT changed.name, coalesce(ended.generation, 0), '' AS found
            FROM changed LEFT JOIN ended ON ended.user_id = changed.id""";

    static final String DROP = """
            WITH changed AS (
                    UPDATE registered_user u SET keys = array_remove(u.keys, w.dropped)
                    FROM unnest(?::text[], ?::text[], ?::text[]) AS w (name, key, dropped)
                    WHERE u.name = w.name AND w.key = ANY (u.keys) AND w.dropped = ANY (u.keys)
                        AND cardinality(u.keys) > 1
                    RETURNING u.id, u.name, w.dropped AS key_id),
            """ + WITHOUT_KEY;

    static final String REVOKE = """
            WITH changed AS (
                    UPDATE registered_user u SET keys = array_remove(u.keys, w.dropped)
                    FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (name, dropped, who, by_address)
                    WHERE u.name = w.name AND w.dropped = ANY (u.keys) AND cardinality(u.keys) > 1
                    RETURNING u.id, u.name, w.dropped AS key_id, w.who, w.by_address),
                audit AS (
                    INSERT INTO audit_record (who, address, action, user_name, detail)
                    SELECT who, by_address, 'DROP_KEY', name, key_id FROM changed),
            """ + WITHOUT_KEY;

    private KeyStatements() {}
}
