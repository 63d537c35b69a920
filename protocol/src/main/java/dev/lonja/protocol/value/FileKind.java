package dev.lonja.protocol.value;

import java.util.Arrays;
import java.util.Locale;

/** What a published path is. */
public enum FileKind {
    FILE,
    /** A manifest of files. */
    FOLDER;

    /**
     * The kind of that word.
     *
     * @throws InvalidValueException if there is no such kind
     */
    public static FileKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(Sentence.of("is neither 'file' nor 'folder'")));
    }

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
