package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;

/** Paths with all symbolic links resolved. */
final class RealPaths {
    private RealPaths() {}

    /** The real path of the file; if it does not exist, the real path that it would have. */
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
