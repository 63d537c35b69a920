package dev.lonja.peer.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is being downloaded: a temporary file beside the target ({@code .NAME.XXXX.part}) that {@link #commit()} moves
 * to the name of the target in one step. Without a commit it is deleted, and an existing target stays as it was.
 *
 * <p>Thread: the one that downloads.
 */
final class PartialFile implements AutoCloseable {
    /** The characters of the name that are kept: a name has at most 255 bytes, and a character up to 4. */
    private static final int SHOWN_CHARACTERS = 50;

    private static final int ATTEMPTS = 100;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final FlushRule rule;
    private final BackgroundFlush flush;
    private boolean committed;

    private PartialFile(Path target, Path temporary, FileChannel channel, FlushRule rule) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.rule = rule;
        this.flush = new BackgroundFlush(channel);
    }

    /** Creates the temporary file. */
    static PartialFile beside(Path target, FlushRule rule) throws IOException {
        String name = target.getFileName().toString();
        int shownCharacters = Math.min(name.codePointCount(0, name.length()), SHOWN_CHARACTERS);
        String shown = name.substring(0, name.offsetByCodePoints(0, shownCharacters));
        for (int attempt = 1; ; attempt++) {
            String random = "%04x".formatted(ThreadLocalRandom.current().nextInt(1 << 16));
            Path temporary = target.resolveSibling("." + shown + "." + random + ".part");
            try {
                FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new PartialFile(target, temporary, channel, rule);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /** Appends the bytes. */
    void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (rule == FlushRule.ALWAYS) {
            flush.wrote(count);
        }
    }

    /** Moves the file to the name of the target; before that, flushes it to disk if the rule says so. */
    void commit() throws IOException {
        if (mustFlush()) {
            flush.await();
            channel.force(true);
        }
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
    }

    /** After a power failure the name may be on disk without the content, so that an existing file would be lost. */
    private boolean mustFlush() {
        return switch (rule) {
            case ALWAYS -> true;
            case REPLACING -> Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        };
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!committed) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
