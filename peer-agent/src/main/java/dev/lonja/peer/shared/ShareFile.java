package dev.lonja.peer.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The file that stores what one user shares: a line for each published file, with its classic path, the real path that it had
 * at PUBLISH and, if that differs from the classic path, the path that was published; each is percent-encoded. Older agents
 * wrote no third column: they published only paths that the classic wire carries as they are.
 *
 * <p>Several agents may use the same file. A writer locks the file beside it, reads the current entries and replaces the whole
 * file in one step, so that readers see either the old entries or the new ones. Thread: blocks on the file system.
 */
final class ShareFile {
    private static final Logger LOG = Logger.getLogger(ShareFile.class);

    private static final String LOCK = ".lock";

    private final DataFolder folder;
    private final Path file;

    ShareFile(DataFolder folder, String name) {
        this.folder = folder;
        this.file = folder.file(name);
    }

    /**
     * The entries of the file at one moment.
     *
     * @param stamp the stamp that the file had
     * @param files the shared files by their classic paths
     */
    record Version(Stamp stamp, Map<String, SharedFile> files) {
        Version {
            files = Map.copyOf(files);
        }
    }

    /** Identifies one version of the file. Every change creates a new file, so its key differs. */
    record Stamp(String fileKey, FileTime written, long bytes) {
        static final Stamp NO_FILE = new Stamp("", FileTime.fromMillis(0), 0);

        /** The stamp of a file that could not be read yet. */
        static final Stamp UNREAD = new Stamp("unread", FileTime.fromMillis(0), 0);
    }

    /** The stamp of the current version. */
    Stamp stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException none) {
            return Stamp.NO_FILE;
        }
    }

    /** Reads the file; without a file there are no entries. A damaged line is skipped. */
    Version read() throws IOException {
        Stamp stamp = stamp(); // Before the entries: a later change then has another stamp.
        return new Version(stamp, entries());
    }

    /** Reads the file; if that fails, there are no entries for now. */
    Version readOrUnread() {
        try {
            return read();
        } catch (IOException unreadable) {
            LOG.warnf(
                    "the list of shared files cannot be read, and is not served until it can: %s",
                    Reasons.withFile(unreadable));
            return new Version(Stamp.UNREAD, Map.of());
        }
    }

    /** Whether the file is gone although nobody has deleted it: whoever writes or deletes it leaves the lock beside it. */
    boolean isLost() {
        return Files.notExists(file) && Files.notExists(sibling(LOCK));
    }

    /** Applies the change to the entries in the file, and returns the new version. */
    Version update(Consumer<Map<String, SharedFile>> change) throws IOException {
        return locked(() -> {
            Map<String, SharedFile> entries = entries();
            change.accept(entries);
            replace(entries);
            return new Version(stamp(), entries);
        });
    }

    /** Applies the change if the file is still the version of that stamp; otherwise it stays as it is. */
    Optional<Version> updateIf(Stamp stamp, Consumer<Map<String, SharedFile>> change) throws IOException {
        return locked(() -> {
            if (!stamp().equals(stamp)) {
                return Optional.empty();
            }
            Map<String, SharedFile> entries = entries();
            change.accept(entries);
            replace(entries);
            return Optional.of(new Version(stamp(), entries));
        });
    }

    private Map<String, SharedFile> entries() throws IOException {
        Map<String, SharedFile> entries = new TreeMap<>();
        try {
            Files.readAllLines(file, ISO_8859_1).forEach(line -> readLine(line, entries));
        } catch (NoSuchFileException none) {
            return entries;
        }
        return entries;
    }

    /** Removes the file; nothing is shared any more. */
    void delete() throws IOException {
        locked(() -> Files.deleteIfExists(file));
    }

    /** An action on the file system. */
    private interface Step<T> {
        T run() throws IOException;
    }

    @SuppressWarnings("try") // The lock is held, and not referred to.
    private <T> T locked(Step<T> step) throws IOException {
        folder.create();
        synchronized (ShareFile.class) { // A file lock belongs to the process, and fails for a second thread.
            try (FileChannel lockFile =
                            FileChannel.open(sibling(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                return step.run();
            }
        }
    }

    private void replace(Map<String, SharedFile> entries) throws IOException {
        String text = entries.entrySet().stream().map(ShareFile::line).collect(Collectors.joining());
        Path replacement = sibling(".new");
        try (FileChannel channel = FileChannel.open(
                replacement,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static void readLine(String line, Map<String, SharedFile> entries) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 2 || columns.length == 3) {
            try {
                String path = decode(columns[columns.length == 3 ? 2 : 0]);
                entries.put(decode(columns[0]), new SharedFile(path, Path.of(decode(columns[1]))));
            } catch (IllegalArgumentException damaged) {
                LOG.warnf("skipping a damaged line of the shared files: %s", Printable.of(line));
            }
        }
    }

    private static String line(Entry<String, SharedFile> entry) {
        String classicPath = entry.getKey();
        SharedFile file = entry.getValue();
        String published = file.path().equals(classicPath) ? "" : "\t" + encode(file.path());
        return encode(classicPath) + "\t" + encode(file.realPath().toString()) + published + "\n";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("%2F", "/");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
