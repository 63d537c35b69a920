package dev.lonja.peer.cli.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the launcher that the start has succeeded, so it keeps what Java recorded as the cache of later starts. */
public final class SuccessfulStart {
    private static final String FILE = "launcher.started";

    private SuccessfulStart() {}

    /** Creates the file that the launcher has named, if it has. */
    public static void tell() {
        String file = System.getProperty(FILE, "");
        if (!file.isEmpty()) {
            try {
                Files.write(Path.of(file), new byte[0]);
            } catch (IOException unwritable) {
                // There will be no cache.
            }
        }
    }
}
