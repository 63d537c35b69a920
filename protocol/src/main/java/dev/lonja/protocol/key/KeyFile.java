package dev.lonja.protocol.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The file of a key pair: made once, readable by its owner only, and never overwritten. Blocks on the disk. */
public final class KeyFile {
    private static final int MAX_BYTES = 64 * 1024;

    private final Path path;

    /** The key pair at that path. */
    public KeyFile(Path path) {
        this.path = path;
    }

    /**
     * The key pair; empty if there is no file.
     *
     * @throws IOException if the file cannot be read, or holds no acceptable key
     */
    public Optional<KeyPair> find() throws IOException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException(path + " has " + Files.size(path) + " bytes; a key has at most " + MAX_BYTES);
            }
            return Optional.of(Pem.read(Files.readString(path, StandardCharsets.ISO_8859_1)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (UnacceptableKeyException unacceptable) {
            throw new IOException(path + ": " + unacceptable.getMessage(), unacceptable);
        }
    }

    /**
     * The key pair, which is made if there is no file. If two programs do so at once, both get the same key.
     *
     * @throws IOException if the file cannot be read or written, or holds no acceptable key
     */
    public KeyPair findOrMake() throws IOException {
        Optional<KeyPair> existing = find();
        if (existing.isPresent()) {
            return existing.get();
        }
        KeyPair made = Keys.generate();
        try {
            create(Pem.write(made));
            return made;
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return find().orElseThrow(() -> madeMeanwhile);
        }
    }

    /** The file appears with its whole content, or not at all. */
    private void create(String text) throws IOException {
        Path draft = path.resolveSibling("." + path.getFileName() + "-" + UUID.randomUUID());
        try {
            try (FileChannel file = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.of(path))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            place(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A link, unlike a rename, never replaces a file. Not every file system has links. */
    private void place(Path draft) throws IOException {
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException existing) {
            throw existing;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(draft, path);
        }
    }
}
