package dev.lonja.peer.shared;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open for reading, and its state at the last look. If {@link #requireUnchanged()} finds the same state again,
 * the content that was read in between is one that the file really had.
 *
 * <p>The state is that of the open file, whatever the path leads to: while it is open, no other file has its device and inode.
 * When another file has taken the path, it is looked at through its descriptor. Then it may be deleted, but it is still whole.
 *
 * <p>Threads: one after the other; everything blocks on the file system.
 */
public final class OpenFile implements AutoCloseable {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** A file that changes with every tick of the clock is not waited for. */
    private static final int MAX_LOOKS = 4;

    private final FileChannel channel;
    private final Path path;
    private final @Nullable Object key;
    private final boolean mayGrow;
    private FileState state;

    /**
     * A file that was opened at that path and has that key. If it cannot be looked at, the channel is closed.
     *
     * @param mayGrow whether bytes that are appended are no change
     */
    public OpenFile(FileChannel channel, Path path, @Nullable Object key, boolean mayGrow) throws IOException {
        this.channel = channel;
        this.path = path;
        this.key = key;
        this.mayGrow = mayGrow;
        boolean isLookedAt = false;
        try {
            this.state = look().state();
            isLookedAt = true;
        } finally {
            if (!isLookedAt) {
                channel.close();
            }
        }
    }

    /** What the file is read from. */
    public FileChannel channel() {
        return channel;
    }

    /** The size when the file was last found settled. */
    public long sizeBytes() {
        return state.sizeBytes();
    }

    /**
     * Takes the state that later looks are compared with. If the file changed a moment ago, this waits until it is at rest.
     *
     * @throws ChangedFileException if the file changes all the time
     */
    void settle() throws IOException {
        state = look().state();
        Duration rest = state.restToWaitFor(Instant.now());
        for (int looks = 1; rest.isPositive() && looks <= MAX_LOOKS; looks++) {
            pause(rest);
            Look later = look();
            Optional<String> difference = difference(later);
            if (looks == MAX_LOOKS && difference.isPresent()) {
                throw new ChangedFileException("it is being written: " + difference.get());
            }
            rest = later.state().equals(state) ? Duration.ZERO : later.state().restToWaitFor(Instant.now());
            state = later.state();
        }
    }

    /** Whether the file changed within that time, by the clock of this machine. */
    boolean changedWithin(Duration time) {
        return state.changedWithin(time, Instant.now());
    }

    /** Fails if the file is not what it was when it was opened. */
    public void requireUnchanged() throws IOException {
        Optional<String> difference = difference(look());
        if (difference.isPresent()) {
            throw new ChangedFileException(difference.get());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A state, and whether the path has come to lead elsewhere. */
    private record Look(FileState state, boolean isElsewhere) {}

    private Optional<String> difference(Look later) {
        return state.difference(later.state(), mayGrow, later.isElsewhere());
    }

    private Look look() throws IOException {
        try {
            FileState atPath = FileState.of(path, NOFOLLOW_LINKS);
            if (Objects.equals(atPath.key(), key)) {
                return new Look(atPath, false);
            }
        } catch (IOException gone) {
            return new Look(byDescriptor(), true);
        }
        return new Look(byDescriptor(), true);
    }

    /** The state of the open file, wherever it is. Java does not tell the descriptor of a channel, so all are looked at. */
    private FileState byDescriptor() throws IOException {
        if (Files.isDirectory(DESCRIPTORS)) {
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
                for (Path descriptor : descriptors) {
                    Optional<FileState> found = find(descriptor);
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new ChangedFileException("it is no longer at " + path + ", and cannot be looked at");
    }

    private Optional<FileState> find(Path descriptor) {
        try {
            FileState found = FileState.of(descriptor);
            return Objects.equals(found.key(), key) ? Optional.of(found) : Optional.empty();
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for a tick of the clock");
        }
    }
}
