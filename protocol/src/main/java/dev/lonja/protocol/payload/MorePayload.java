package dev.lonja.protocol.payload;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.value.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The payload of MORE: the number of columns, and whole rows (docs/session.md, Frames).
 *
 * @param rows the rows as they came; they may have fewer or more columns than this edition knows
 */
public record MorePayload(List<List<String>> rows) {

    /**
     * Reads a payload.
     *
     * @throws BrokenPayloadException if it does not consist of a number of columns and whole rows
     */
    public static MorePayload read(byte[] payload) throws BrokenPayloadException {
        List<String> strings =
                Strings.read(payload).orElseThrow(() -> new BrokenPayloadException("MORE that is not strings"));
        if (strings.isEmpty()) {
            throw new BrokenPayloadException("MORE without its number of columns");
        }
        OptionalLong columns = Decimal.find(strings.getFirst());
        int values = strings.size() - 1;
        if (columns.isEmpty() || columns.getAsLong() == 0) {
            throw new BrokenPayloadException("MORE with '" + Printable.of(strings.getFirst()) + "' columns");
        }
        if (values % columns.getAsLong() != 0) {
            throw new BrokenPayloadException(
                    "MORE with " + values + " strings, which are no whole rows of " + columns.getAsLong());
        }
        List<List<String>> rows = new ArrayList<>();
        for (int at = 1; at < strings.size(); at += (int) columns.getAsLong()) {
            rows.add(List.copyOf(strings.subList(at, at + (int) columns.getAsLong())));
        }
        return new MorePayload(List.copyOf(rows));
    }
}
