package dev.lonja.registry.watch;

import dev.lonja.protocol.session.WatchedFile;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.directory.ClassicForm;

/** Something that watches may be about. */
sealed interface Happening {

    /** The user is connected. */
    record Online(String user) implements Happening {}

    /** The user is no longer connected. */
    record Offline(String user) implements Happening {}

    /** Whether the user is connected has changed, or may have. */
    record PresenceChanged(String user) implements Happening {}

    /** Who is connected may have changed in any way. */
    record AllPresencesChanged() implements Happening {}

    /**
     * A file is published, or what is published of it has changed.
     *
     * @param path the classic path
     * @param kept the true path if the classic path is a cut form of it, else empty
     * @param isSameContent whether its content is known to be the one that it had before
     */
    record Published(String owner, String path, String kept, String description, FileFacts facts, boolean isSameContent)
            implements Happening {
        WatchedFile file() {
            return new WatchedFile(owner, kept.isEmpty() ? ClassicForm.truePath(path, null) : kept, facts);
        }
    }

    /** A file is no longer published; {@code path} is the true one. */
    record Deleted(String owner, String path) implements Happening {}

    /** What the owner publishes has changed, and it is not known how: files may be gone. */
    record FilesChanged(String owner) implements Happening {}

    /** What anybody publishes may have changed in any way. */
    record AllFilesChanged() implements Happening {}
}
