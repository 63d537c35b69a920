package dev.lonja.protocol.value;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a published file besides its path and description.
 *
 * @param sizeBytes the size; empty if it is not known
 * @param root the root of its content; empty if it is not known, and of an empty file, whose root is empty
 * @param kind a file or a folder
 * @param modifiedSeconds when it was last changed, in seconds since 1970; empty if that is not known
 * @param mode whether it is a program
 */
public record FileFacts(
        OptionalLong sizeBytes, String root, FileKind kind, OptionalLong modifiedSeconds, FileMode mode) {
    /** Nothing is known. */
    public static final FileFacts UNKNOWN =
            new FileFacts(OptionalLong.empty(), "", FileKind.FILE, OptionalLong.empty(), FileMode.PLAIN);

    /** Refuses what is not a root. */
    public FileFacts {
        root = root.isEmpty() ? "" : Hex32.parse(root);
    }

    /**
     * Reads the facts from their fields, of which each may be empty.
     *
     * @throws InvalidValueException if one of them is malformed
     */
    public static FileFacts parse(String size, String root, String kind, String modified, String mode) {
        return new FileFacts(
                numberOrEmpty(size),
                root,
                kind.isEmpty() ? FileKind.FILE : FileKind.parse(kind),
                numberOrEmpty(modified),
                mode.isEmpty() ? FileMode.PLAIN : FileMode.parse(mode));
    }

    /** The identity of the content; empty while size or root are not known, and of an empty file. */
    public Optional<ContentId> content() {
        return root.isEmpty() || sizeBytes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContentId(sizeBytes.getAsLong(), root));
    }

    /** The fields: size, root, kind, modified, mode. */
    public List<String> fields() {
        return List.of(
                sizeBytes.isPresent() ? Decimal.write(sizeBytes.getAsLong()) : "",
                root,
                kind.word(),
                modifiedSeconds.isPresent() ? Decimal.write(modifiedSeconds.getAsLong()) : "",
                mode.letter());
    }

    private static OptionalLong numberOrEmpty(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Decimal.parse(text));
    }
}
