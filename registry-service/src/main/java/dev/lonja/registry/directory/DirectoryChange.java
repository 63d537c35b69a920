package dev.lonja.registry.directory;

import dev.lonja.protocol.PublishedFile;

/** A change of the {@link Directory}, in domain words; it concerns one user and nobody else. */
public sealed interface DirectoryChange {

    /** The user that the change concerns. */
    String user();

    /** See {@link Directory#register}. */
    record Register(String user) implements DirectoryChange {}

    /** See {@link Directory#unregister}. */
    record Unregister(Caller caller) implements DirectoryChange {
        @Override
        public String user() {
            return caller.user();
        }
    }

    /** See {@link Directory#connect}. */
    record Connect(Caller caller, int port) implements DirectoryChange {
        @Override
        public String user() {
            return caller.user();
        }
    }

    /** See {@link Directory#disconnect}. */
    record Disconnect(Caller caller) implements DirectoryChange {
        @Override
        public String user() {
            return caller.user();
        }
    }

    /** See {@link Directory#publish}. */
    record Publish(Caller caller, PublishedFile file) implements DirectoryChange {
        @Override
        public String user() {
            return caller.user();
        }
    }

    /** See {@link Directory#delete}. */
    record Delete(Caller caller, String path) implements DirectoryChange {
        @Override
        public String user() {
            return caller.user();
        }
    }

    /** See {@link Directory#forceDisconnect}. */
    record ForceDisconnect(String user, Administrator by) implements DirectoryChange {}

    /** See {@link Directory#removeUser}. */
    record RemoveUser(String user, Administrator by) implements DirectoryChange {}

    /** See {@link Directory#removeFile}. */
    record RemoveFile(String user, String path, Administrator by) implements DirectoryChange {}

    /** See {@link Directory#expire}; NOT_CONNECTED if the presence is gone already. */
    record ExpirePresence(Presence presence) implements DirectoryChange {
        @Override
        public String user() {
            return presence.user();
        }
    }
}
