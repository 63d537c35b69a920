package dev.lonja.protocol.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The file {@code known-registries} of an agent. Lines are only ever added to it. Blocks on the disk. */
public final class KnownRegistriesFile {
    private final Path path;

    /** The file at that path; it may not exist yet. */
    public KnownRegistriesFile(Path path) {
        this.path = path;
    }

    /**
     * What is known; nothing if there is no file.
     *
     * @throws IOException if the file cannot be read, or is malformed: the message names the file and the line
     */
    public KnownRegistries read() throws IOException {
        try {
            return KnownRegistries.parse(Files.readString(path));
        } catch (NoSuchFileException none) {
            return KnownRegistries.NONE;
        } catch (IllegalArgumentException malformed) {
            throw new IOException(path + ", " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Adds a key of a registry, unless it is there.
     *
     * @throws IOException if the file cannot be read or written, or is malformed
     */
    public void add(RegistryAddress address, KeyId key) throws IOException {
        if (read().keysOf(address).contains(key)) {
            return;
        }
        try (FileChannel file = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), OwnerOnly.of(path))) {
            String line = new KnownRegistries.Entry(address, key).line() + "\n";
            String text = endsInMidLine() ? "\n" + line : line;
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
    }

    private boolean endsInMidLine() throws IOException {
        String text = Files.readString(path);
        return !text.isEmpty() && !text.endsWith("\n");
    }
}
