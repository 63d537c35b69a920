package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;

/** Paths with every symbolic link followed. */
final class RealPaths {
    private RealPaths() {}

    /** The real path of what the path names, or, while nothing is there, of what could be created under it. */
    static Path expected(Path path) throws IOException {
        Path rest = path.getFileSystem().getPath("");
        for (Path existing = path; existing != null; existing = existing.getParent()) {
            try {
                return existing.toRealPath().resolve(rest).normalize();
            } catch (IOException missing) {
                Path name = existing.getFileName();
                rest = name == null ? rest : name.resolve(rest);
            }
        }
        throw new IOException("no part of " + path + " can be read");
    }
}
