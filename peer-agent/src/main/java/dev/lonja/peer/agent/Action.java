package dev.lonja.peer.agent;

import dev.lonja.peer.download.target.TargetChoice;
import dev.lonja.protocol.KeyRequest;
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

    /**
     * Adds a user.
     *
     * @param code the code of an invitation; empty without one
     */
    record Register(String user, String code) implements RegistryAction {
        /** Adds a user without an invitation. */
        public Register(String user) {
            this(user, "");
        }

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

    /**
     * Publishes local files.
     *
     * @param localPaths the names of files, folders and patterns
     * @param isRecursive whether a folder means the files below it, without a question
     */
    record Publish(List<String> localPaths, String description, boolean isRecursive) implements RegistryAction {
        public Publish {
            localPaths = List.copyOf(localPaths);
        }

        /** Publishes a local file. */
        public Publish(String localPath, String description) {
            this(List.of(localPath), description, false);
        }

        @Override
        public Operation operation() {
            return Operation.PUBLISH;
        }
    }

    /**
     * Removes files from what the user publishes.
     *
     * @param paths the names of local files, the paths of published ones, folders and patterns
     * @param isRecursive whether a folder means the files below it, without a question
     */
    record Delete(List<String> paths, boolean isRecursive) implements RegistryAction {
        public Delete {
            paths = List.copyOf(paths);
        }

        /** Removes a file. */
        public Delete(String path) {
            this(List.of(path), false);
        }

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

    /** Looks for files of all users by words. */
    record Search(String words) implements RegistryAction {
        @Override
        public Operation operation() {
            return Operation.SEARCH;
        }
    }

    /** An action about a name and its keys, which needs no connected user. */
    record KeyAction(KeyRequest request) implements RegistryAction {
        @Override
        public Operation operation() {
            return request.operation();
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
