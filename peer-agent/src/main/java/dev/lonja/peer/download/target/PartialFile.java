package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regular file that is being downloaded: a temporary file beside the target ({@link PartName}) that {@link #commit()} puts
 * in its place in one step. Without a commit it is deleted, and an existing target stays as it was.
 *
 * <p>Thread: the one that downloads.
 */
final class PartialFile implements TargetWriter {
    private static final int ATTEMPTS = 100;

    /** A part file with its open channel. */
    private record Part(Path path, FileChannel channel, BackgroundFlush flush) {}

    private final Target target;
    private final FlushRule rule;
    private final PartRecords records;
    private @Nullable Part part;
    private boolean isPlaced;

    PartialFile(Target target, FlushRule rule, PartRecords records) {
        this.target = target;
        this.rule = rule;
        this.records = records;
    }

    @Override
    public void open() {}

    /** Creates the temporary file, with no more permissions than the file that it replaces. */
    @Override
    public void begin(long sizeBytes) throws TargetException, IOException {
        requireRoom(sizeBytes);
        FileAttribute<?>[] attributes = switch (target) {
            case Target.ExistingFile(Path existing) -> KeptAttributes.forPartOf(existing);
            default -> new FileAttribute<?>[0];
        };
        for (int attempt = 1; part == null; attempt++) {
            Path path = PartName.random(target.path());
            records.add(path);
            try {
                FileChannel channel = FileChannel.open(
                        path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
                part = new Part(path, channel, new BackgroundFlush(channel));
            } catch (FileAlreadyExistsException taken) {
                records.remove(path);
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            } catch (IOException failure) {
                records.remove(path);
                throw failure;
            }
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        Part begun = begun();
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            begun.channel().write(bytes);
        }
        if (rule == FlushRule.ALWAYS) {
            begun.flush().wrote(count);
        }
    }

    /** Puts the file in its place; before that, flushes it to disk if the rule says so. */
    @Override
    public Path commit() throws TargetException, IOException {
        Part whole = begun();
        if (mustFlush()) {
            whole.flush().await();
            whole.channel().force(true);
        }
        whole.channel().close();
        Path placed = switch (target) {
            case Target.ExistingFile(Path existing) -> Placing.replace(whole.path(), existing);
            case Target.NewFile(Path path, boolean isNumbered) -> Placing.add(whole.path(), path, isNumbered);
            case Target.Descriptor stream -> throw new IllegalStateException(stream + " is not a regular file");
            case Target.Special stream -> throw new IllegalStateException(stream + " is not a regular file");
        };
        isPlaced = true;
        records.remove(whole.path());
        return placed;
    }

    /** Nothing to do: writing to a regular file waits for no reader. */
    @Override
    public void cancel() {}

    @Override
    public void close() throws IOException {
        Part begun = part;
        if (begun == null) {
            return;
        }
        try {
            if (!isPlaced) {
                Files.deleteIfExists(begun.path());
                records.remove(begun.path());
            }
        } finally {
            begun.channel().close();
        }
    }

    /** Fails if the disk has too little room. A file system that does not know its size reports 0. */
    private void requireRoom(long sizeBytes) throws TargetException {
        // Files.getFileStore reads the whole table of mounts.
        Path path = Objects.requireNonNull(target.path().getParent());
        File folder = path.toFile();
        long freeBytes = folder.getUsableSpace();
        if (sizeBytes > freeBytes && folder.getTotalSpace() > 0) {
            throw new TargetException(text("the file needs %d bytes; free in %s: %d", sizeBytes, path, freeBytes));
        }
    }

    /** After a power failure the name may be on disk without the content, so that an existing file would be lost. */
    private boolean mustFlush() {
        return switch (rule) {
            case ALWAYS -> true;
            case REPLACING -> target instanceof Target.ExistingFile;
        };
    }

    private Part begun() {
        Part begun = part;
        if (begun == null) {
            throw new IllegalStateException(target.path() + " is not begun");
        }
        return begun;
    }
}
