package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.FileFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * A published file: a row of LIST_FILES.
 *
 * @param path the true path
 * @param description what its owner says about it; may be empty
 * @param facts what is known of it
 * @param publishedAtSeconds when it was published, in seconds since 1970
 * @param classicPath how classic clients call it, where that is not the path itself; else empty
 */
public record FileRow(String path, String description, FileFacts facts, long publishedAtSeconds, String classicPath) {

    /** Reads a row. */
    public static FileRow read(List<String> row) throws MalformedReplyException {
        Values values = Values.ofRow(Operation.LIST_FILES, row);
        return new FileRow(values.text(0), values.text(1), values.facts(2, 5), values.number(7), values.text(8));
    }

    /** The columns. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(path, description));
        columns.addAll(facts.fields());
        columns.add(Decimal.write(publishedAtSeconds));
        columns.add(classicPath);
        return columns;
    }
}
