package dev.lonja.peer.shared;

import static dev.lonja.peer.text.Texts.text;

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
        throw new IOException(text("no part of %s can be read", path));
    }
}
