package dev.lonja.protocol;

import java.util.List;

/**
 * A request: one record per row of {@link Operation}. Each component is checked by its {@link Field}.
 *
 * <p>There are four kinds: a {@link Change} or a {@link Question} of a user to a registry, a {@link PeerRequest} between
 * peers, and {@link Control} of the connection itself. Each service switches over the kinds in one place.
 *
 * <p>Every constructor throws {@link InvalidFieldException} for a component that breaks its rule in every edition; the
 * codec checks the limits of the edition that it speaks.
 */
public sealed interface Request {

    /** The row of this request. */
    Operation operation();

    /** The fields in wire order. */
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
            case HELLO -> new Hello(fields.get(0));
        };
    }

    /** A request of a user to a registry. */
    sealed interface FromUser extends Request {
        /** The user who asks. */
        String user();
    }

    /** A request that changes data of the registry. The change is durable before it is acknowledged. */
    sealed interface Change extends FromUser {}

    /** A request that reads data of the registry and changes nothing. */
    sealed interface Question extends FromUser {}

    /** A request of one peer to another. */
    sealed interface PeerRequest extends Request {}

    /** A request about the connection itself. */
    sealed interface Control extends Request {}

    /** Adds a user. */
    record Register(String user) implements Change {
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
    record Unregister(String user) implements Change {
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

    /** Connects a user: its agent listens on {@code port} of the address that the registry observes. */
    record Connect(String user, int port) implements Change {
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
    record Disconnect(String user) implements Change {
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

    /** Publishes a path and its description; the content stays with its owner. */
    record Publish(String user, String path, String description) implements Change {
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

    /** Deletes a path from the published files of the user. */
    record Delete(String user, String path) implements Change {
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
    record ListUsers(String user) implements Question {
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

    /** Asks for the published files of {@code owner}. */
    record ListContent(String user, String owner) implements Question {
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

    /** Asks a peer for the content of a published path. */
    record GetFile(String path) implements PeerRequest {
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

    /** Asks which editions are served; {@code version} is the highest one that the sender speaks. */
    record Hello(String version) implements Control {
        public Hello {
            Field.VERSION.require(version);
        }

        @Override
        public Operation operation() {
            return Operation.HELLO;
        }

        @Override
        public List<String> fields() {
            return List.of(version);
        }
    }
}
