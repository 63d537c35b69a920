package dev.lonja.peer.shared;

import dev.lonja.protocol.ClassicPath;
import java.nio.file.Path;

/**
 * A file that is served.
 *
 * @param path the path that was published
 * @param realPath the real path that it had then
 */
record SharedFile(String path, Path realPath) {

    /** The path by which other peers ask for it. */
    String classicPath() {
        return ClassicPath.encode(path);
    }
}
