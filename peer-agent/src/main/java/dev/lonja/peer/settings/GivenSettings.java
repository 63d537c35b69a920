package dev.lonja.peer.settings;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values of settings that are given outside of the settings file of the agent, each with the name under which it is given.
 *
 * @param properties system properties
 * @param environment variables
 * @param file the values of {@code config/application.properties}
 */
public record GivenSettings(Map<String, String> properties, Map<String, String> environment, Map<String, String> file) {
    private static final String USER = "LONJA_PEER_USER";
    private static final String EXPRESSION = "${";

    public GivenSettings {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        file = Map.copyOf(file);
    }

    /**
     * An invalid value.
     *
     * @param setting the name of the setting
     * @param problem a sentence with the name under which the value is given, and with what it should be
     */
    public record Wrong(String setting, String problem) {}

    /** What is given to this process. */
    public static GivenSettings ofProcess(Path file) {
        var properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                properties.clear(); // CommandSettings reports it.
            }
        }
        return new GivenSettings(copy(System.getProperties()), System.getenv(), copy(properties));
    }

    /**
     * The wrong values.
     *
     * @param overridden settings that the command line names: their given values do not matter
     */
    public List<Wrong> wrong(Set<String> overridden) {
        return AgentSettings.names().stream()
                .filter(name -> !overridden.contains(name))
                .sorted()
                .flatMap(name -> wrong(name).stream())
                .toList();
    }

    /** The problem of the variable that names the user of a single command. */
    public Optional<String> wrongUser() {
        return value(environment, USER).flatMap(value -> problem(USER, SettingKind.USER, value));
    }

    private Optional<Wrong> wrong(String name) {
        String variable = name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        record Given(String name, Map<String, String> values) {}
        return Stream.of(
                        new Given(name, properties),
                        new Given(name, environment),
                        new Given(variable, environment),
                        new Given(name, file))
                .filter(each -> value(each.values(), each.name()).isPresent())
                .findFirst()
                .flatMap(each -> problem(
                        each.name(), AgentSettings.kind(name), each.values().getOrDefault(each.name(), "")))
                .map(problem -> new Wrong(name, problem));
    }

    private static Optional<String> value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty() && !value.contains(EXPRESSION));
    }

    private static Optional<String> problem(String name, SettingKind kind, String value) {
        try {
            kind.checkGiven(value.strip());
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(name + ": " + Printable.message(Reasons.of(wrong)));
        }
    }

    private static Map<String, String> copy(Properties properties) {
        Map<String, String> copy = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> copy.put(name, properties.getProperty(name)));
        return copy;
    }
}
