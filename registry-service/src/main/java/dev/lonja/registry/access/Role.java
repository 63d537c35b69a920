package dev.lonja.registry.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an account may do. */
public enum Role {
    VIEWER(Set.of(Role.VIEWER_NAME)),
    ADMIN(Set.of(Role.VIEWER_NAME, Role.ADMIN_NAME));

    /** The role that may read. */
    public static final String VIEWER_NAME = "viewer";

    /** The role that may also make changes. */
    public static final String ADMIN_NAME = "admin";

    private final Set<String> names;

    Role(Set<String> names) {
        this.names = names;
    }

    /** The names of this role and of those that it includes. */
    Set<String> names() {
        return names;
    }

    static Optional<Role> find(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
