package dev.lonja.endtoend.agent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder whose files change in every way. Each state of a file is the repetition of one number, so a mixture of two states
 * shows; a log only grows.
 */
final class ChangingFolder {
    private static final int FILES = 20;
    private static final int NUMBERS = 64 * 1024;
    private static final String LOG = "growing.log";

    private final Path root;
    private final Random random;
    private long next = 1;

    ChangingFolder(Path root, Random random) {
        this.root = root;
        this.random = random;
        for (int at = 0; at < FILES; at++) {
            replace("file-" + at);
        }
        grow();
    }

    /** Changes something. */
    void change() {
        String name = "file-" + random.nextInt(FILES);
        switch (random.nextInt(5)) {
            case 0, 1 -> overwrite(name);
            case 2 -> replace(name);
            case 3 -> grow();
            default -> delete(name);
        }
    }

    /** Creates that number of small files at once, beside the growing log. */
    void burst(int files) {
        Path folder = root.resolve("burst-" + next);
        try {
            Files.createDirectory(folder);
            for (int at = 0; at < files; at++) {
                Files.write(folder.resolve("small-" + at), state(1));
                if (at % 100 == 0) {
                    grow();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The content of each file by its path. */
    Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** Whether the file has had that content at some moment. */
    boolean isState(String path, byte[] content) throws IOException {
        if (path.endsWith(LOG)) {
            byte[] now = Files.readAllBytes(Path.of(path));
            return content.length <= now.length && Arrays.equals(content, 0, content.length, now, 0, content.length);
        }
        ByteBuffer numbers = ByteBuffer.wrap(content);
        long first = content.length == 0 ? 0 : numbers.getLong(0);
        while (numbers.remaining() >= Long.BYTES) {
            if (numbers.getLong() != first) {
                return false;
            }
        }
        return content.length % Long.BYTES == 0;
    }

    private void overwrite(String name) {
        Path file = root.resolve(name);
        if (Files.exists(file)) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.write(state(NUMBERS));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void replace(String name) {
        Path hidden = root.resolve("." + name);
        try {
            Files.write(hidden, state(NUMBERS));
            Files.move(hidden, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void grow() {
        try {
            Files.writeString(
                    root.resolve(LOG),
                    "line " + next++ + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] state(int numbers) {
        ByteBuffer state = ByteBuffer.allocate(numbers * Long.BYTES);
        long number = next++;
        while (state.hasRemaining()) {
            state.putLong(number);
        }
        return state.array();
    }
}
