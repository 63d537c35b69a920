package dev.lonja.protocol;

import java.util.List;

/** What follows the status OK in the replies of a row of {@link Operation}; the codec works from this alone. */
public sealed interface ReplyShape {

    /** Nothing follows: the status is the whole reply. */
    record StatusOnly() implements ReplyShape {}

    /** A fixed number of strings follows, which {@code reader} turns into the reply. */
    record Strings(int count, Reader<String> reader) implements ReplyShape {}

    /** A count in decimal follows, then that many rows of {@code columns} strings each. */
    record Rows(int columns, Reader<List<String>> reader) implements ReplyShape {}

    /** A count in decimal follows, then that many files in one of the forms of LIST_CONTENT. */
    record ContentRows() implements ReplyShape {}

    /** A size in decimal follows, then exactly that many bytes of content. */
    record SizedContent() implements ReplyShape {}

    /** Builds the reply from what was read. */
    interface Reader<T> {
        /**
         * The reply that the strings, or rows of strings, amount to.
         *
         * @throws MalformedReplyException if one of them is not what its place demands
         */
        Reply read(List<T> strings) throws MalformedReplyException;
    }
}
