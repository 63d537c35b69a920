package dev.lonja.peer.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A published set on disk: a line for each path with the real path that it named at PUBLISH, both percent-encoded.
 *
 * <p>Several agents may share it: whoever changes it holds the lock beside it, reads what is there, and puts a whole
 * new file in its place, so that a reader sees either the old set or the new one.
 */
final class ShareFile {
    private final Path file;

    ShareFile(Path file) {
        this.file = file;
    }

    /** The set as it is on disk; empty if there is none. */
    Map<String, Path> read() throws IOException {
        Map<String, Path> entries = new TreeMap<>();
        try (var lines = Files.lines(file, UTF_8)) {
            lines.map(line -> line.split("\t", -1))
                    .filter(columns -> columns.length == 2)
                    .forEach(columns -> entries.put(decode(columns[0]), Path.of(decode(columns[1]))));
        } catch (NoSuchFileException none) {
            return entries;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return entries;
    }

    /** Applies the change to the set on disk, and returns what is there now. */
    @SuppressWarnings("try") // The lock is held, not used.
    Map<String, Path> update(Consumer<Map<String, Path>> change) throws IOException {
        synchronized (ShareFile.class) { // A file lock is for the whole process, and refuses a second thread of it.
            try (FileChannel lockFile =
                            FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                Map<String, Path> entries = read();
                change.accept(entries);
                replace(entries);
                return entries;
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
