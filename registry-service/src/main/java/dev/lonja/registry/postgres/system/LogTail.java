package dev.lonja.registry.postgres.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, joined to one line for an error message. */
public final class LogTail {

    private static final int MAX_LINES = 8;

    private LogTail() {}

    /** The end of a log file. */
    public static String of(Path log) {
        try {
            return oneLine(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return "its log " + log + " cannot be read";
        }
    }

    /** The end of a text. */
    public static String oneLine(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
    }
}
