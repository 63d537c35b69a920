package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the process may open as many files as there may be connections.
 *
 * @param limits the file in which the system states the limits of the process
 */
public record OpenFilesCheck(Path limits) implements Check {
    private static final String NAME = "open-files";
    private static final Pattern OPEN_FILES = Pattern.compile("(?m)^Max open files +(\\d+|unlimited) ");
    /** The most connections of the listener, and the files of its uploads. */
    private static final long WANTED = 5_200;

    private static final long MINIMUM = 256;

    /** The check of this process. */
    public static OpenFilesCheck ofProcess() {
        return new OpenFilesCheck(Path.of("/proc/self/limits"));
    }

    @Override
    public List<Finding> look() {
        try {
            Matcher line = OPEN_FILES.matcher(Files.readString(limits));
            if (line.find()) {
                return List.of(finding(line.group(1)));
            }
        } catch (IOException otherSystem) {
            // Said below.
        }
        return List.of(Finding.skip(NAME, text("this system does not tell the limit of open files"), ""));
    }

    private static Finding finding(String limit) {
        String text = text("at most %s open files", limit);
        String remedy = text("raise it: ulimit -n, /etc/security/limits.conf, or LimitNOFILE= of systemd");
        if (limit.equals("unlimited") || Long.parseLong(limit) >= WANTED) {
            return Finding.ok(NAME, text);
        }
        return Long.parseLong(limit) < MINIMUM
                ? Finding.fail(NAME, text, remedy)
                : Finding.warn(
                        NAME, text("at most %s open files, and the listener may need %d", limit, WANTED), remedy);
    }
}
