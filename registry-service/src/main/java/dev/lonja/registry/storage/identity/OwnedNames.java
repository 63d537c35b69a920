package dev.lonja.registry.storage.identity;

/** SQL about names that belong to keys, or did until a while ago: table {@code owned_name}, as {@code o}. */
public final class OwnedNames {
    /** For how long only its last keys may register a name again that was removed. */
    public static final int RETENTION_DAYS = 30;

    /**
     * True if only the keys of {@code o} may register the name. While it is registered that is true as well: a REGISTER that does not see
     * the end of the user yet, but inserts after it, is refused too.
     */
    public static final String IS_OWNED = "(o.free_from > now()"
            + " OR o.free_from IS NULL AND EXISTS (SELECT FROM registered_user r WHERE r.name = o.name))";

    /** A part of a WITH clause: everybody may register the names that {@code gone} has removed. */
    public static final String FREED = " freed AS (DELETE FROM owned_name o USING gone WHERE o.name = gone.name),";

    private OwnedNames() {}
}
