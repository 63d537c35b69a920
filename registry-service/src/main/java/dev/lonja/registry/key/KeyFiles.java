package dev.lonja.registry.key;

import dev.lonja.protocol.key.KeyFile;
import dev.lonja.protocol.key.UnacceptableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configured file of the key, and beside it, with {@code .next} behind its name, that of the key which will take its place: with
 * it, agents learn the new key before it is shown. Blocks on the disk; belongs to one thread at a time.
 */
final class KeyFiles implements KeySource {
    private static final String NEXT = ".next";

    private final Path present;
    private final Path next;
    private List<Object> seen = List.of();

    KeyFiles(Path present) {
        this.present = present;
        this.next = present.resolveSibling(present.getFileName() + NEXT);
    }

    @Override
    public RegistryKey read() throws IOException, UnacceptableKeyException {
        seen = look();
        KeyPair key = new KeyFile(present)
                .find()
                .orElseThrow(() -> new NoSuchFileException(present.toString(), null, "no such file"));
        Optional<KeyPair> announced = new KeyFile(next).find();
        return announced.isPresent() ? RegistryKey.of(key, announced.get()) : RegistryKey.of(key);
    }

    @Override
    public boolean hasChanged() {
        return !look().equals(seen);
    }

    private List<Object> look() {
        List<Object> attributes = new ArrayList<>();
        for (Path path : List.of(present, next)) {
            try {
                BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
                attributes.add(found.size());
                attributes.add(found.lastModifiedTime());
                attributes.add(Optional.ofNullable(found.fileKey()));
            } catch (IOException unreadable) {
                attributes.add(unreadable.getClass());
            }
        }
        return attributes;
    }
}
