package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.value.FileFacts;
import java.util.List;

/**
 * A file that matches the words of a search: a row of SEARCH.
 *
 * @param owner who publishes it
 * @param path the true path
 * @param description what its owner says about it; may be empty
 * @param facts what is known of it: size, root and kind
 * @param isOnline whether the owner is connected
 */
public record FoundFile(String owner, String path, String description, FileFacts facts, boolean isOnline) {
    private static final String YES = "yes";
    private static final String NO = "no";

    /** Reads a row. */
    public static FoundFile read(List<String> row) throws MalformedReplyException {
        Values values = Values.ofRow(Operation.SEARCH, row);
        return new FoundFile(
                values.text(0),
                values.text(1),
                values.text(2),
                values.facts(3, 3),
                values.text(6).equals(YES));
    }

    /** The columns. */
    public List<String> columns() {
        List<String> known = facts.fields();
        return List.of(owner, path, description, known.get(0), known.get(1), known.get(2), isOnline ? YES : NO);
    }
}
