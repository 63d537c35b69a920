package dev.lonja.peer.download;

import java.nio.file.Path;

/** What became of a download. Only after {@link Done} is there anything under the target's name that was not before. */
public sealed interface Download {
    /** The file is in place, whole. */
    record Done(Path target, long sizeBytes) implements Download {}

    /** The owner has no such file. */
    record NoSuchFile(String reason) implements Download {}

    /** Anything else went wrong. */
    record Failed(String reason) implements Download {}
}
