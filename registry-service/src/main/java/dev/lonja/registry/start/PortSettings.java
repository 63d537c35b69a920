package dev.lonja.registry.start;

import dev.lonja.protocol.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Checks the ports that the configuration names: a wrong one would end the start late, and with a stack trace. */
public final class PortSettings {
    /** The port that need not be: an empty value means none. */
    private static final String TEXT_PORT = "lonja.registry.classic.text-port";

    private static final List<String> PORTS = List.of("lonja.registry.port", TEXT_PORT, "quarkus.http.port");

    private PortSettings() {}

    /** What is wrong with the first wrong one. */
    public static Optional<String> findProblem(Config config) {
        return PORTS.stream()
                .flatMap(setting ->
                        problem(setting, config.getConfigValue(setting).getValue()))
                .findFirst();
    }

    private static Stream<String> problem(String setting, @Nullable String value) {
        return value == null || value.isEmpty() && setting.equals(TEXT_PORT) || isPort(value)
                ? Stream.empty()
                : Stream.of(
                        setting + " is '" + value + "': it is a number from 0 (any free port) to " + Field.MAX_PORT);
    }

    static boolean isPort(String value) {
        try {
            int port = Integer.parseInt(value.strip());
            return port >= 0 && port <= Field.MAX_PORT;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
