package dev.lonja.peer.shared;

import dev.lonja.peer.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store for the sets of shared files, in a temporary folder. */
abstract class SharedFilesFixture {
    static final String REGISTRY = "localhost:5500";

    @TempDir
    Path folder;

    ShareStore store;

    @BeforeEach
    void openStore() throws IOException {
        folder = folder.toRealPath();
        store = new ShareStore(new DataFolder(folder.resolve("data/peer")));
    }

    static SharedFile file(Path path, Path realPath) {
        return new SharedFile(path.toString(), realPath);
    }

    /** The file in which the set of the only user is stored. */
    final Path list() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/peer"))) {
            return files.filter(file -> file.toString().endsWith(".list"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
