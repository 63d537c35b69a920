package dev.lonja.peer.download;

import dev.lonja.peer.download.target.TargetChoice;
import java.nio.file.Path;

/** The result of a download. Only {@link Done} creates or changes a regular file. */
public sealed interface Download {
    /** The whole file is at the target; {@code -} is standard output. */
    record Done(Path target, long sizeBytes) implements Download {
        /** Whether the content is on standard output, so that nothing else should be there. */
        public boolean isOnStandardOutput() {
            return target.equals(TargetChoice.STANDARD_OUTPUT);
        }
    }

    /** The owner has no such file. */
    record NoSuchFile(String reason) implements Download {}

    /** The download failed for any other reason. */
    record Failed(String reason) implements Download {}
}
