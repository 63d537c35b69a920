package dev.lonja.registry.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Texts beside this class. The launcher prints the help from its source, without Java. */
final class Texts {
    private Texts() {}

    /** The help about the registry or about a command of it. */
    static String help(String topic) {
        return read("help/" + topic + ".txt");
    }

    static String version() {
        return "lonja registry "
                + Optional.ofNullable(Texts.class.getPackage().getImplementationVersion())
                        .orElse("development")
                + "\n";
    }

    /** The names of the settings, as docs/configuration.md describes them. */
    static List<String> settings() {
        return read("settings.txt").lines().toList();
    }

    private static String read(String name) {
        try (InputStream file = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
