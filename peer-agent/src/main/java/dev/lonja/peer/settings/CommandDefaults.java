package dev.lonja.peer.settings;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command takes when the command line does not say it: from the environment, else from the settings file.
 *
 * @param environment the variables of the environment
 */
public record CommandDefaults(Map<String, String> environment, SettingsFile file) {
    private static final String USER = "LONJA_PEER_USER";
    private static final String SERVE_USER = "LONJA_PEER_SERVE_USER";
    private static final String SERVE_SHARE = "LONJA_PEER_SERVE_SHARE";

    public CommandDefaults {
        environment = Map.copyOf(environment);
    }

    /** The defaults of this process. */
    public static CommandDefaults ofProcess() {
        return new CommandDefaults(System.getenv(), SettingsFile.ofProcess());
    }

    /** The user who asks; null if nothing says it. */
    public @Nullable String user() {
        return variable(USER).or(file::user).orElse(null);
    }

    /** The user of the server; null if nothing says it. */
    public @Nullable String servedUser() {
        return variable(SERVE_USER).or(() -> variable(USER)).or(file::user).orElse(null);
    }

    /** The folder that is published; null if nothing says it. */
    public @Nullable String share() {
        return variable(SERVE_SHARE).or(file::share).orElse(null);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
