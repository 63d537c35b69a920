package dev.lonja.protocol.value;

/**
 * Which part of a listing is wanted.
 *
 * @param after what the page before it gave as {@code next}; empty for the first page
 * @param limit the largest number of rows, 1 to 1000
 */
public record Page(String after, int limit) {
    /** How many rows a page has if nothing else is asked for. */
    public static final int DEFAULT_LIMIT = 100;
    /** The largest number of rows. */
    public static final int MAX_LIMIT = 1000;

    /** The first page, of the usual size. */
    public static final Page FIRST = new Page("", DEFAULT_LIMIT);

    /** Refuses a limit that is too small or too large. */
    public Page {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page of " + limit + " rows; the limit is " + MAX_LIMIT);
        }
    }

    /** Reads a page from its two fields. */
    public static Page parse(String after, String limit) {
        return new Page(after, (int) Decimal.parse(limit, 1, MAX_LIMIT));
    }

    /** The limit as it is written in a field. */
    public String limitText() {
        return Decimal.write(limit);
    }
}
