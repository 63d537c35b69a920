package dev.lonja.peer.download;

import java.nio.file.Path;

/** The result of a download. Only {@link Done} creates or changes the target. */
public sealed interface Download {
    /** The whole file is at the target. */
    record Done(Path target, long sizeBytes) implements Download {}

    /** The owner has no such file. */
    record NoSuchFile(String reason) implements Download {}

    /** The download failed for any other reason. */
    record Failed(String reason) implements Download {}
}
