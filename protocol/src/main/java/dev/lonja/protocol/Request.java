package dev.lonja.protocol;

import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.protocol.value.Sentence;
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
    default Operation operation() {
        return RequestFields.operationOf(this);
    }

    /** The fields in wire order. */
    List<String> fields();

    /**
     * Builds the request of an operation from its fields in wire order.
     *
     * @throws InvalidFieldException if a field breaks its rule
     * @throws IllegalArgumentException if the number of fields is not that of the row
     */
    static Request of(Operation operation, List<String> fields) {
        return RequestFields.of(operation, fields).request();
    }

    /** A request of a user to a registry. */
    sealed interface FromUser extends Request permits Change, Question, KeyRequest, DirectoryRequest {
        /** The user who asks. */
        String user();
    }

    /** A request that changes data of the registry. The change is durable before it is acknowledged. */
    sealed interface Change extends FromUser
            permits Register,
                    Unregister,
                    Connect,
                    Disconnect,
                    Publish,
                    Delete,
                    KeyRequest.Claim,
                    KeyRequest.Invite,
                    KeyRequest.Redeem,
                    KeyRequest.DropKey,
                    DirectoryRequest.PublishFile,
                    DirectoryRequest.Hold {}

    /** A request that reads data of the registry and changes nothing. */
    sealed interface Question extends FromUser
            permits ListUsers,
                    ListContent,
                    KeyRequest.ListKeys,
                    DirectoryRequest.ListPeers,
                    DirectoryRequest.ListFiles,
                    DirectoryRequest.Search,
                    DirectoryRequest.Sources {}

    /** A request of one peer to another. */
    sealed interface PeerRequest extends Request {}

    /** A request about the connection itself. */
    sealed interface Control extends Request permits Hello, Ping, DirectoryRequest.Watch, DirectoryRequest.Unwatch {}

    /** Adds a user. In a session a code may be needed, and the key of the session becomes the owner. */
    record Register(String user, String code) implements Change {
        public Register {
            Field.USER.require(user);
            Field.CODE.require(code);
        }

        /** The request without a code. */
        public Register(String user) {
            this(user, "");
        }

        @Override
        public List<String> fields() {
            return List.of(user, code);
        }
    }

    /** Removes a user, its presence and everything it published. */
    record Unregister(String user) implements Change {
        public Unregister {
            Field.USER.require(user);
        }

        @Override
        public List<String> fields() {
            return List.of(user);
        }
    }

    /**
     * Connects a user: its agent listens on {@code port} of the address that the registry observes. In a session the port may be 0,
     * for an agent without a listener, and the agent may have further addresses.
     */
    record Connect(String user, int port, PeerAddresses addresses) implements Change {
        public Connect {
            Field.USER.require(user);
            Field.PORT.require(Integer.toString(port));
            if (port == 0 && !addresses.all().isEmpty()) {
                throw new InvalidFieldException(Sentence.of("addresses '%s' need a port, which is 0", addresses));
            }
        }

        /** The request without further addresses. */
        public Connect(String user, int port) {
            this(user, port, PeerAddresses.NONE);
        }

        @Override
        public List<String> fields() {
            return List.of(user, Integer.toString(port), addresses.toString());
        }
    }

    /** Ends a user's presence. */
    record Disconnect(String user) implements Change {
        public Disconnect {
            Field.USER.require(user);
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
        public List<String> fields() {
            return List.of(path);
        }
    }

    /**
     * Asks which editions are served, or begins a session.
     *
     * @param version the highest edition that the sender speaks
     * @param agent the name and version of the sender's program; empty in the classic edition
     * @param features what the sender can do, with blanks between the words
     * @param passport what a peer shows to another one; empty for a stranger, and to registries
     */
    record Hello(String version, String agent, String features, String passport) implements Control {
        public Hello {
            Field.VERSION.require(version);
            if (!agent.isEmpty()) {
                Field.AGENT.require(agent);
            }
            Field.FEATURES.require(features);
            Field.PASSPORT.require(passport);
        }

        /** The classic request. */
        public Hello(String version) {
            this(version, "", "", "");
        }

        @Override
        public List<String> fields() {
            return List.of(version, agent, features, passport);
        }
    }

    /** Asks for a sign of life. */
    record Ping() implements Control {
        @Override
        public List<String> fields() {
            return List.of();
        }
    }
}
