package dev.lonja.peer.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.data.DataFolder;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A published set on disk: a line for each path with the real path that it named at PUBLISH, both percent-encoded.
 *
 * <p>Several agents may share it: whoever changes it holds the lock beside it, reads what is there, and puts a whole
 * new file in its place, so that a reader sees either the old set or the new one.
 */
final class ShareFile {
    private static final Logger LOG = Logger.getLogger(ShareFile.class);

    private final DataFolder folder;
    private final Path file;

    ShareFile(DataFolder folder, String name) {
        this.folder = folder;
        this.file = folder.file(name);
    }

    /** The set as one agent knows it, and which version of the file it is. */
    record Version(Stamp stamp, Map<String, Path> realPaths) {
        Version {
            realPaths = Map.copyOf(realPaths);
        }
    }

    /** Tells one version of the file from the next: each is a file of its own. */
    record Stamp(String fileKey, FileTime written, long bytes) {
        static final Stamp NO_FILE = new Stamp("", FileTime.fromMillis(0), 0);
    }

    /** The version that is there now. */
    Stamp stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException none) {
            return Stamp.NO_FILE;
        }
    }

    /** The set as it is on disk; empty if there is none. A line that makes no sense shares nothing. */
    Version read() throws IOException {
        Stamp stamp = stamp(); // First: what comes after it is noticed the next time.
        return new Version(stamp, entries());
    }

    /** Applies the change to the set on disk, and returns what is there now. */
    Version update(Consumer<Map<String, Path>> change) throws IOException {
        return locked(() -> {
            Map<String, Path> entries = entries();
            change.accept(entries);
            replace(entries);
            return new Version(stamp(), entries);
        });
    }

    private Map<String, Path> entries() throws IOException {
        Map<String, Path> entries = new TreeMap<>();
        try {
            Files.readAllLines(file, ISO_8859_1).forEach(line -> readLine(line, entries));
        } catch (NoSuchFileException none) {
            return entries;
        }
        return entries;
    }

    void delete() throws IOException {
        locked(() -> Files.deleteIfExists(file));
    }

    /** A step that may fail at the disk. */
    private interface Step<T> {
        T run() throws IOException;
    }

    @SuppressWarnings("try") // The lock is held, not used.
    private <T> T locked(Step<T> step) throws IOException {
        folder.create();
        synchronized (ShareFile.class) { // A file lock is for the whole process, and refuses a second thread of it.
            try (FileChannel lockFile =
                            FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                return step.run();
            }
        }
    }

    private void replace(Map<String, Path> entries) throws IOException {
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

    private static void readLine(String line, Map<String, Path> entries) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 2) {
            try {
                entries.put(decode(columns[0]), Path.of(decode(columns[1])));
            } catch (IllegalArgumentException damaged) {
                LOG.warnf("A line of a shared set makes no sense and is left out: %s", Printable.of(line));
            }
        }
    }

    private static String line(Entry<String, Path> entry) {
        return encode(entry.getKey()) + "\t" + encode(entry.getValue().toString()) + "\n";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("%2F", "/");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
