package dev.lonja.protocol;

import java.util.List;

/** A reply of section 1: a status byte, and after OK the strings that the {@link Shape} of the row describes. */
public sealed interface Reply {

    /** The operation of the request. */
    Operation operation();

    /** The outcome of the request. */
    default Outcome outcome() {
        return Outcome.OK;
    }

    /** A reply that consists of its status byte alone. */
    record Status(Operation operation, Outcome outcome) implements Reply {
        /** Refuses an outcome that the row of the operation does not contain. */
        public Status {
            operation.statusOf(outcome);
        }
    }

    /** A successful reply of the shape {@link Shape.Strings}. */
    sealed interface Strings extends Reply {
        /** The strings in wire order. */
        List<String> strings();
    }

    /** A successful reply of the shape {@link Shape.Rows}. */
    sealed interface Rows extends Reply {
        /** The rows, each with its strings in wire order. */
        List<List<String>> rows();
    }

    /**
     * HELLO succeeded.
     *
     * @param version the highest edition that is served
     * @param keyId the key id of the registry, in hexadecimal
     */
    record Hello(String version, String keyId) implements Strings {
        static Hello read(List<String> strings) {
            return new Hello(strings.get(0), strings.get(1));
        }

        @Override
        public Operation operation() {
            return Operation.HELLO;
        }

        @Override
        public List<String> strings() {
            return List.of(version, keyId);
        }
    }

    /** LIST_USERS succeeded: the connected users. */
    record Users(List<ConnectedUser> users) implements Rows {
        public Users {
            users = List.copyOf(users);
        }

        static Users read(List<List<String>> rows) {
            return new Users(rows.stream().map(ConnectedUser::read).toList());
        }

        @Override
        public Operation operation() {
            return Operation.LIST_USERS;
        }

        @Override
        public List<List<String>> rows() {
            return users.stream().map(ConnectedUser::strings).toList();
        }
    }

    /** LIST_CONTENT succeeded: the files that the owner published. */
    record Content(List<PublishedFile> files) implements Reply {
        public Content {
            files = List.copyOf(files);
        }

        @Override
        public Operation operation() {
            return Operation.LIST_CONTENT;
        }
    }

    /** GET_FILE succeeded: exactly {@code sizeBytes} bytes of content follow. */
    record FileHeader(long sizeBytes) implements Reply {
        public FileHeader {
            if (sizeBytes < 0) {
                throw new IllegalArgumentException("a file of " + sizeBytes + " bytes");
            }
        }

        @Override
        public Operation operation() {
            return Operation.GET_FILE;
        }
    }

    /** The strings that follow the status OK in the replies of a row of {@link Operation}. The codec needs nothing else. */
    sealed interface Shape {

        /** Nothing follows: the status is the whole reply. */
        record StatusOnly() implements Shape {}

        /** A fixed number of strings follows, which {@code reader} turns into the reply. */
        record Strings(int count, Reader<String> reader) implements Shape {}

        /** A count in decimal follows, then that many rows of {@code columns} strings each; rows that break the rule are omitted. */
        record Rows(int columns, Rule rule, Reader<List<String>> reader) implements Shape {}

        /** A count in decimal follows, then that many files in one of the forms of LIST_CONTENT. */
        record ContentRows() implements Shape {}

        /** A size in decimal follows, then exactly that many bytes of content. */
        record SizedContent() implements Shape {}

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
}
