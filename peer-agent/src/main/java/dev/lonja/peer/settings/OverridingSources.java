package dev.lonja.peer.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The sources of settings that take precedence over the settings file.
 *
 * @param environment the variables of the environment
 * @param properties the names of system properties and of the file of the working folder
 */
record OverridingSources(Map<String, String> environment, Set<String> properties) {
    private static final Path FILE = Path.of("config", "application.properties");

    OverridingSources {
        environment = Map.copyOf(environment);
        properties = Set.copyOf(properties);
    }

    static OverridingSources inProcess() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        if (Files.isReadable(FILE)) {
            try (Reader reader = Files.newBufferedReader(FILE)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                // Whoever takes its values says so.
            }
        }
        return new OverridingSources(System.getenv(), properties.stringPropertyNames());
    }

    boolean names(String setting) {
        String variable = setting.replaceAll("[^A-Za-z0-9]", "_");
        return properties.contains(setting)
                || environment.containsKey(setting)
                || environment.containsKey(variable)
                || environment.containsKey(variable.toUpperCase(Locale.ROOT));
    }
}
