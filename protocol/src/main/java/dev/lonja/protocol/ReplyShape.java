package dev.lonja.protocol;

import java.util.List;

/** The strings that follow the status OK in the replies of a row of {@link Operation}. The codec needs nothing else. */
public sealed interface ReplyShape {

    /** Nothing follows: the status is the whole reply. */
    record StatusOnly() implements ReplyShape {}

    /** A fixed number of strings follows, which {@code reader} turns into the reply. */
    record Strings(int count, Reader<String> reader) implements ReplyShape {}

    /** A count in decimal follows, then that many rows of {@code columns} strings each; rows that break the rule are omitted. */
    record Rows(int columns, Rule rule, Reader<List<String>> reader) implements ReplyShape {}

    /** A count in decimal follows, then that many files in one of the forms of LIST_CONTENT. */
    record ContentRows() implements ReplyShape {}

    /** A size in decimal follows, then exactly that many bytes of content. */
    record SizedContent() implements ReplyShape {}

    /** The rule for the strings of a row. */
    interface Rule {
        /**
         * Rejects a row with an invalid string.
         *
         * @throws InvalidFieldException naming the value and the reason
         */
        void check(List<String> row);
    }

    /** Builds the reply from the strings that were read. */
    interface Reader<T> {
        /**
         * Builds the reply from its strings, or from its rows of strings.
         *
         * @throws MalformedReplyException if one of them is not valid in its place
         */
        Reply read(List<T> strings) throws MalformedReplyException;
    }
}
