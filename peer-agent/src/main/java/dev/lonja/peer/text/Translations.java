package dev.lonja.peer.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the file of a language: a PO file of gettext, of which it knows {@code msgid}, {@code msgstr}, strings that continue on
 * the next line, and comments.
 */
final class Translations {
    private final Map<String, String> sentences = new HashMap<>();
    private StringBuilder english = new StringBuilder();
    private StringBuilder translation = new StringBuilder();
    private StringBuilder current = english;

    private Translations() {}

    /** The sentences of that language by their English ones. */
    static Map<String, String> of(Language language) {
        String name = language.code() + ".po";
        try (InputStream file = Objects.requireNonNull(Translations.class.getResourceAsStream(name), name)) {
            return read(new InputStreamReader(file, UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, String> read(Reader file) {
        var translations = new Translations();
        new BufferedReader(file).lines().forEach(translations::take);
        translations.endEntry();
        return Map.copyOf(translations.sentences);
    }

    private void take(String line) {
        if (line.startsWith("msgid ")) {
            endEntry();
            current = english;
        } else if (line.startsWith("msgstr ")) {
            current = translation;
        }
        int quote = line.indexOf('"');
        if (!line.startsWith("#") && quote >= 0) {
            // The escapes of C that gettext writes are also those of Java.
            current.append(line.substring(quote + 1, line.lastIndexOf('"')).translateEscapes());
        }
    }

    /** The entry of the empty sentence is the header of the file. */
    private void endEntry() {
        if (!english.isEmpty() && sentences.putIfAbsent(english.toString(), translation.toString()) != null) {
            throw new IllegalStateException("two translations of: " + english);
        }
        english = new StringBuilder();
        translation = new StringBuilder();
    }
}
