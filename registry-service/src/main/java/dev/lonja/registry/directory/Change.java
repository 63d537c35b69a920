package dev.lonja.registry.directory;

import dev.lonja.protocol.PublishedFile;

/** A change of the {@link Directory}, in domain words; it concerns one user and nobody else. */
public sealed interface Change {

    /** The user that the change concerns. */
    String user();

    /** See {@link Directory#register}. */
    record Register(String user) implements Change {}

    /** See {@link Directory#unregister}. */
    record Unregister(Speaker speaker) implements Change {
        @Override
        public String user() {
            return speaker.user();
        }
    }

    /** See {@link Directory#connect}. */
    record Connect(Speaker speaker, int port) implements Change {
        @Override
        public String user() {
            return speaker.user();
        }
    }

    /** See {@link Directory#disconnect}. */
    record Disconnect(Speaker speaker) implements Change {
        @Override
        public String user() {
            return speaker.user();
        }
    }

    /** See {@link Directory#publish}. */
    record Publish(Speaker speaker, PublishedFile file) implements Change {
        @Override
        public String user() {
            return speaker.user();
        }
    }

    /** See {@link Directory#delete}. */
    record Delete(Speaker speaker, String path) implements Change {
        @Override
        public String user() {
            return speaker.user();
        }
    }

    /** See {@link Directory#expel}. */
    record Expel(String user, Administrator by) implements Change {}

    /** See {@link Directory#remove}. */
    record Remove(String user, Administrator by) implements Change {}

    /** See {@link Directory#takeDown}. */
    record TakeDown(String user, String path, Administrator by) implements Change {}

    /** See {@link Directory#forget}; NOT_CONNECTED if the presence is gone already. */
    record Forget(Presence presence) implements Change {
        @Override
        public String user() {
            return presence.user();
        }
    }
}
