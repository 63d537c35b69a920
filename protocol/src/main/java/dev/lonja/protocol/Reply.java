package dev.lonja.protocol;

import java.util.List;

/** A reply of section 1: a status byte, and after OK what the row adds to it. */
public sealed interface Reply {

    /** The row that was asked for. */
    Operation operation();

    /** What came of it. */
    Outcome outcome();

    /** A reply that is its status byte alone. */
    record Status(Operation operation, Outcome outcome) implements Reply {
        /** Refuses an outcome that the row of the operation does not hold. */
        public Status {
            operation.statusOf(outcome);
        }
    }

    /** LIST_USERS went well: the connected users. */
    record Users(List<ConnectedUser> users) implements Reply {
        public Users {
            users = List.copyOf(users);
        }

        @Override
        public Operation operation() {
            return Operation.LIST_USERS;
        }

        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /** LIST_CONTENT went well: what the owner published. */
    record Content(List<PublishedFile> files) implements Reply {
        public Content {
            files = List.copyOf(files);
        }

        @Override
        public Operation operation() {
            return Operation.LIST_CONTENT;
        }

        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /** GET_FILE went well: exactly {@code sizeBytes} bytes of content follow. */
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

        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }
}
