package dev.lonja.registry.storage.identity;

/**
 * The rule of {@link dev.lonja.registry.directory.Authorization} as SQL conditions. In them {@code w} is the row of the caller, with
 * its {@code credential} (an origin) and its {@code key} (empty for a classic connection), {@code u} the registered user, and
 * {@code p} its presence.
 */
public final class CallerCondition {
    /** True if the name has no keys, or that of the caller. */
    public static final String MAY_OWN = "(u.keys = '{}' OR w.key = ANY (u.keys))";

    /** True if the caller may change something of the connected user. */
    public static final String MAY_CHANGE =
            "CASE WHEN u.keys = '{}' THEN p.origin = w.credential OR w.credential = '' ELSE w.key = ANY (u.keys) END";

    /** True if the caller may change something of the user, connected or not. */
    public static final String MAY_ACT = "(" + MAY_OWN
            + " AND NOT EXISTS (SELECT FROM presence p WHERE p.user_id = u.id AND NOT (" + MAY_CHANGE + ")))";

    private CallerCondition() {}
}
