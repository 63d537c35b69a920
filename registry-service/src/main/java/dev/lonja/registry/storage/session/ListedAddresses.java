package dev.lonja.registry.storage.session;

import org.jspecify.annotations.Nullable;

/** The addresses of a connected user as sessions list them. */
public final class ListedAddresses {
    private ListedAddresses() {}

    /**
     * The addresses of a session, or the one that a classic client connected from.
     *
     * @param key of the session; null for a classic client
     */
    public static String of(@Nullable String key, String address, int port, String addresses) {
        if (key != null) {
            return addresses;
        }
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }
}
