package dev.lonja.protocol;

import java.util.List;

/**
 * A request of protocol section 1: one record per row of {@link Operation}, its components checked by their
 * {@link Field}.
 *
 * <p>Every constructor throws {@link InvalidFieldException} for a component that breaks its rule.
 */
public sealed interface Request {

    /** The row of this request. */
    Operation operation();

    /** The fields as they travel, in wire order. */
    List<String> fields();

    /**
     * Builds the request of an operation from its fields in wire order.
     *
     * @throws InvalidFieldException if a field breaks its rule
     * @throws IllegalArgumentException if the number of fields is not that of the row
     */
    static Request of(Operation operation, List<String> fields) {
        if (fields.size() != operation.fields().size()) {
            throw new IllegalArgumentException(
                    operation + " takes " + operation.fields() + ", not " + fields.size() + " fields");
        }
        return switch (operation) {
            case REGISTER -> new Register(fields.get(0));
            case UNREGISTER -> new Unregister(fields.get(0));
            case CONNECT -> new Connect(fields.get(0), Integer.parseInt(Field.PORT.require(fields.get(1))));
            case DISCONNECT -> new Disconnect(fields.get(0));
            case PUBLISH -> new Publish(fields.get(0), fields.get(1), fields.get(2));
            case DELETE -> new Delete(fields.get(0), fields.get(1));
            case LIST_USERS -> new ListUsers(fields.get(0));
            case LIST_CONTENT -> new ListContent(fields.get(0), fields.get(1));
            case GET_FILE -> new GetFile(fields.get(0));
        };
    }

    /** A request that a user makes of the registry. */
    sealed interface FromUser extends Request {
        /** Who asks. */
        String user();
    }

    /** Adds a user. */
    record Register(String user) implements FromUser {
        public Register {
            Field.USER.require(user);
        }

        @Override
        public Operation operation() {
            return Operation.REGISTER;
        }

        @Override
        public List<String> fields() {
            return List.of(user);
        }
    }

    /** Removes a user, its presence and everything it published. */
    record Unregister(String user) implements FromUser {
        public Unregister {
            Field.USER.require(user);
        }

        @Override
        public Operation operation() {
            return Operation.UNREGISTER;
        }

        @Override
        public List<String> fields() {
            return List.of(user);
        }
    }

    /** Makes a user present at the address that the registry observes, listening on {@code port}. */
    record Connect(String user, int port) implements FromUser {
        public Connect {
            Field.USER.require(user);
            Field.PORT.require(Integer.toString(port));
        }

        @Override
        public Operation operation() {
            return Operation.CONNECT;
        }

        @Override
        public List<String> fields() {
            return List.of(user, Integer.toString(port));
        }
    }

    /** Ends a user's presence. */
    record Disconnect(String user) implements FromUser {
        public Disconnect {
            Field.USER.require(user);
        }

        @Override
        public Operation operation() {
            return Operation.DISCONNECT;
        }

        @Override
        public List<String> fields() {
            return List.of(user);
        }
    }

    /** Lists a file's path and description under the user; the contents stay with their owner. */
    record Publish(String user, String path, String description) implements FromUser {
        public Publish {
            Field.USER.require(user);
            Field.PATH.require(path);
            Field.DESCRIPTION.require(description);
        }

        @Override
        public Operation operation() {
            return Operation.PUBLISH;
        }

        @Override
        public List<String> fields() {
            return List.of(user, path, description);
        }
    }

    /** Takes a published path off the user's list. */
    record Delete(String user, String path) implements FromUser {
        public Delete {
            Field.USER.require(user);
            Field.PATH.require(path);
        }

        @Override
        public Operation operation() {
            return Operation.DELETE;
        }

        @Override
        public List<String> fields() {
            return List.of(user, path);
        }
    }

    /** Asks for the connected users. */
    record ListUsers(String user) implements FromUser {
        public ListUsers {
            Field.USER.require(user);
        }

        @Override
        public Operation operation() {
            return Operation.LIST_USERS;
        }

        @Override
        public List<String> fields() {
            return List.of(user);
        }
    }

    /** Asks for what {@code owner} published. */
    record ListContent(String user, String owner) implements FromUser {
        public ListContent {
            Field.USER.require(user);
            Field.OWNER.require(owner);
        }

        @Override
        public Operation operation() {
            return Operation.LIST_CONTENT;
        }

        @Override
        public List<String> fields() {
            return List.of(user, owner);
        }
    }

    /** Asks a peer for the contents of a path that it published. */
    record GetFile(String path) implements Request {
        public GetFile {
            Field.PATH.require(path);
        }

        @Override
        public Operation operation() {
            return Operation.GET_FILE;
        }

        @Override
        public List<String> fields() {
            return List.of(path);
        }
    }
}
