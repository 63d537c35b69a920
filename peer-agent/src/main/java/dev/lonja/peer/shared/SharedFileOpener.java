package dev.lonja.peer.shared;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemLoopException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens a file that a peer asks for, if the user published it and it is still the same regular file.
 *
 * <p>The path from the wire is only looked up. What is opened is the real path that was stored at PUBLISH, without following
 * symbolic links, and only below one of the share roots if any are configured. Thread: a worker, because it blocks.
 */
public final class SharedFileOpener {
    /** Files up to this size are read when they are opened, which is faster than sending them in chunks. */
    private static final int SMALL_BYTES = 64 << 10;

    /** The result of opening a file. */
    public sealed interface Opening {
        /** The open file, which may change while it is read; the receiver closes it. */
        record Opened(OpenFile file) implements Opening {}

        /** A small file, which was read and closed. */
        record Read(byte[] content) implements Opening {}

        /** The file changes all the time, so that nothing that is read of it is sure to be a state that it had. */
        record Changing(String reason) implements Opening {}

        /** The path is not published, or no longer leads to the published file. */
        record Missing(String reason) implements Opening {}

        /** The file is published but cannot be read. */
        record Unreadable(String reason) implements Opening {}
    }

    /** A file that changes in the moment in which it is opened may be at rest in the next one. */
    private static final int MAX_ATTEMPTS = 3;

    private final SharedFiles sharedFiles;
    private final FileDoor door;
    private final boolean mayGrow;
    private final PageFlush flush = new PageFlush();

    /**
     * Opens files of that set, below the configured share roots.
     *
     * @param mayGrow whether a file to which bytes are appended while it is sent counts as unchanged
     */
    public SharedFileOpener(SharedFiles sharedFiles, ShareConfig config, boolean mayGrow) {
        this.sharedFiles = sharedFiles;
        this.door = new FileDoor(config);
        this.mayGrow = mayGrow;
    }

    /** Opens the file that the user published under that classic path. */
    public Opening open(String classicPath) {
        try {
            Optional<SharedFile> published = sharedFiles.find(classicPath);
            return published.isEmpty() ? new Opening.Missing("not published") : open(published.get());
        } catch (IOException failure) {
            return new Opening.Unreadable(Reasons.withFile(failure));
        }
    }

    /** Whether the answer is short: the file that was published under that classic path is small, or there is none. */
    public boolean isQuick(String classicPath) throws IOException {
        Optional<SharedFile> published = sharedFiles.find(classicPath);
        if (published.isEmpty()) {
            return true;
        }
        try {
            return FileState.of(published.get().realPath(), LinkOption.NOFOLLOW_LINKS)
                            .sizeBytes()
                    <= SMALL_BYTES;
        } catch (IOException unreachable) {
            return true;
        }
    }

    /** Ends an {@link #open} of that classic path that blocks because a pipe has taken the place of the file. */
    public void release(String classicPath) throws IOException {
        Optional<SharedFile> published = sharedFiles.find(classicPath);
        if (published.isPresent()) {
            NoFollow.release(published.get().realPath());
        }
    }

    private Opening open(SharedFile file) {
        try {
            NoFollow.Opened opened = door.open(Path.of(file.path()), file.realPath());
            return opened(new OpenFile(opened.channel(), file.realPath(), opened.key(), mayGrow));
        } catch (NoSuchFileException missing) {
            return new Opening.Missing(Objects.requireNonNullElse(missing.getReason(), text("no longer there")));
        } catch (NotDirectoryException | FileSystemLoopException gone) {
            return new Opening.Missing(text("no longer there"));
        } catch (IOException failure) {
            return new Opening.Unreadable(Reasons.of(failure));
        }
    }

    private Opening opened(OpenFile file) throws IOException {
        boolean handedOver = false;
        try {
            Opening opening = unchanged(file);
            handedOver = opening instanceof Opening.Opened;
            return opening;
        } catch (ChangedFileException changing) {
            return new Opening.Changing(String.valueOf(changing.getMessage()));
        } finally {
            if (!handedOver) {
                file.close();
            }
        }
    }

    private Opening unchanged(OpenFile file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            file.settle();
            try {
                if (file.sizeBytes() <= SMALL_BYTES) {
                    return new Opening.Read(read(file));
                }
                flush(file);
                return new Opening.Opened(file);
            } catch (ChangedFileException changed) {
                if (attempt == MAX_ATTEMPTS) {
                    throw changed;
                }
            }
        }
    }

    /** Fails if the file is changed meanwhile: a page that was written to after it was flushed can be changed unseen. */
    private void flush(OpenFile file) throws IOException {
        if (flush.run(file)) {
            file.requireUnchanged();
        }
    }

    /** Reads twice: a program that has mapped the file into memory changes it without changing its times. */
    private static byte[] read(OpenFile file) throws IOException {
        byte[] content = readOnce(file);
        if (!Arrays.equals(content, readOnce(file))) {
            throw new ChangedFileException("it was changed while it was read");
        }
        file.requireUnchanged();
        return content;
    }

    private static byte[] readOnce(OpenFile file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) file.sizeBytes());
        int count = 0;
        while (content.hasRemaining() && count >= 0) {
            count = file.channel().read(content, content.position());
        }
        return Arrays.copyOf(content.array(), content.position());
    }
}
