package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.spelling.SettingNames;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is wrong with settings: names that nobody reads, because they are misspelt, and values that cannot be read. */
public final class SettingProblems {
    private SettingProblems() {}

    /** A sentence for each name in the environment, the system properties and these files of settings. */
    public static List<String> misspelt(List<Path> files) {
        List<String> given = new ArrayList<>(System.getenv().keySet());
        given.addAll(System.getProperties().stringPropertyNames());
        files.forEach(file -> given.addAll(names(file)));
        return misspelt(given, known());
    }

    static List<String> misspelt(List<String> given, List<String> known) {
        return new SettingNames("lonja.registry", known)
                .unknown(given).stream().map(SettingProblems::sentence).toList();
    }

    private static String sentence(SettingNames.Unknown unknown) {
        String name = Printable.of(unknown.name());
        return unknown.meant()
                .map(meant -> text("there is no setting %s; did you mean %s?", name, meant))
                .orElseGet(() -> text("there is no setting %s", name));
    }

    /** Why settings cannot be read, in a line. The exceptions of the library name their classes and numbers. */
    public static String reason(RuntimeException failure) {
        if (!(failure instanceof ConfigValidationException invalid)) {
            return ConfigMessage.translated(String.valueOf(failure.getMessage()));
        }
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(at -> ConfigMessage.translated(invalid.getProblem(at).getMessage()))
                .collect(Collectors.joining("; "));
    }

    private static List<String> known() {
        try (InputStream file =
                Objects.requireNonNull(SettingProblems.class.getResourceAsStream("settings.txt"), "settings.txt")) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file that cannot be read is reported where its values are read. */
    private static List<String> names(Path file) {
        var properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                return List.of();
            }
        }
        return List.copyOf(properties.stringPropertyNames());
    }
}
