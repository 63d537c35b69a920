package dev.lonja.peer.agent;

import dev.lonja.peer.download.target.TargetChoice;
import dev.lonja.protocol.Operation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that the agent does for its user: one record per operation. The fields are as a person gave them; the agent
 * checks them when it performs the action.
 */
public sealed interface Action {

    /** The operation of the protocol that the action is about. */
    Operation operation();

    /** An action that consists of a request to the registry. */
    sealed interface RegistryAction extends Action {}

    /** An action that lists something, and changes nothing. */
    sealed interface Listing extends RegistryAction {}

    /** Adds a user. */
    record Register(String user) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.REGISTER;
        }
    }

    /** Removes a user, its presence and everything that it published. */
    record Unregister(String user) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.UNREGISTER;
        }
    }

    /** Connects a user, and serves what it published here. */
    record Connect(String user) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.CONNECT;
        }
    }

    /** Disconnects a user. */
    record Disconnect(String user) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.DISCONNECT;
        }
    }

    /** Publishes a local file. */
    record Publish(String localPath, String description) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.PUBLISH;
        }
    }

    /** Removes a local file from what the user publishes. */
    record Delete(String localPath) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.DELETE;
        }
    }

    /** Lists the connected users. */
    record ListUsers() implements Listing {
        @Override
        public Operation operation() {
            return Operation.LIST_USERS;
        }
    }

    /** Lists what the owner published. */
    record ListContent(String owner) implements Listing {
        @Override
        public Operation operation() {
            return Operation.LIST_CONTENT;
        }
    }

    /** Fetches files from their owner. With more than one file, the local path is a folder. */
    record GetFile(String owner, List<String> remotePaths, String localPath) implements Action {
        public GetFile {
            remotePaths = List.copyOf(remotePaths);
        }

        @Override
        public Operation operation() {
            return Operation.GET_FILE;
        }

        /** Whether the content goes to standard output, so that nothing else should be there. */
        public boolean isToStandardOutput() {
            try {
                return TargetChoice.isStandardOutput(Path.of(localPath));
            } catch (InvalidPathException unusable) {
                return false;
            }
        }
    }
}
