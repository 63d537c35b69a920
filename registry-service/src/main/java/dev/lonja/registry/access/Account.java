package dev.lonja.registry.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account that may use the HTTP interface.
 *
 * @param passwordHash bcrypt, in the form {@code $2a$10$…}
 */
record Account(String name, Role role, String passwordHash) {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    /** Parses {@code name:role:hash}; an error message never contains the hash. */
    static Account parse(String line) {
        String[] parts = line.split(":", 3);
        if (parts.length != 3 || parts[0].isBlank()) {
            throw new IllegalArgumentException("an account is name:role:hash, with the hash of 'hash-password'");
        }
        Role role = Role.find(parts[1])
                .orElseThrow(() -> new IllegalArgumentException(
                        "account " + parts[0] + " has the role '" + parts[1] + "'; there are viewer and admin"));
        if (!BCRYPT.matcher(parts[2]).matches()) {
            throw new IllegalArgumentException(
                    "account " + parts[0] + " has no bcrypt hash; 'hash-password' makes one of a password");
        }
        return new Account(parts[0], role, parts[2]);
    }

    /** The line that {@link #parse} reads. */
    String line() {
        return String.join(":", name, role.name().toLowerCase(Locale.ROOT), passwordHash);
    }

    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
