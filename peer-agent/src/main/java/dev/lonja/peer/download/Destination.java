package dev.lonja.peer.download;

import dev.lonja.peer.download.target.TargetException;
import java.nio.file.Path;

/** The local file or folder that a file goes to. It is asked for once, when the download is about to begin. */
@FunctionalInterface
public interface Destination {
    /** @throws TargetException if nothing can be written there */
    Path path() throws TargetException;
}
