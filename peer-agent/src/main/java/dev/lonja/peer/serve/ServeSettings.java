package dev.lonja.peer.serve;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import java.time.Duration;

/** Checks the settings of the server. The folder that they name does not need to exist yet. */
final class ServeSettings {
    private static final String PREFIX = "lonja.peer.serve.";
    /** Agents dial no port below, and registries probe none. */
    private static final int MIN_DIALLED_PORT = 1024;

    private ServeSettings() {}

    /** @throws IllegalArgumentException if a setting is missing or wrong */
    static void check(ServeConfig config) {
        requirePresent("user", config.user().isPresent());
        requirePresent("share", config.share().isPresent());
        try {
            Field.USER.require(config.user().orElseThrow());
        } catch (InvalidFieldException invalid) {
            throw new IllegalArgumentException(PREFIX + "user: " + text(invalid.reason()), invalid);
        }
        config.advertisePort().ifPresent(port -> requirePort("advertise-port", MIN_DIALLED_PORT, port));
        config.healthPort().ifPresent(port -> requirePort("health-port", 1, port));
        require(config.maxFiles() > 0, "max-files", config.maxFiles(), text("at least 1"));
        requirePositive("reconcile-interval", config.reconcileInterval());
        requirePositive("presence-interval", config.presenceInterval());
        require(!config.deleteDelay().isNegative(), "delete-delay", config.deleteDelay(), text("at least 0s"));
    }

    private static void requirePresent(String name, boolean isPresent) {
        if (!isPresent) {
            throw new IllegalArgumentException(text("%s is not set", PREFIX + name));
        }
    }

    private static void requirePort(String name, int min, int port) {
        require(port >= min && port <= Field.MAX_PORT, name, port, text("%d to %d", min, Field.MAX_PORT));
    }

    private static void requirePositive(String name, Duration value) {
        require(value.isPositive(), name, value, text("more than 0s"));
    }

    private static void require(boolean isValid, String name, Object value, String limit) {
        if (!isValid) {
            throw new IllegalArgumentException(text("%s is %s, it must be %s", PREFIX + name, value, limit));
        }
    }
}
