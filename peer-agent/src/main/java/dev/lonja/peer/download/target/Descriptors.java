package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The open files of processes as paths: {@code /dev/fd/N}, {@code /proc/self/fd/N}, and links to them. */
final class Descriptors {
    static final int STANDARD_OUTPUT = 1;
    static final int STANDARD_ERROR = 2;

    private static final Path OF_PROCESSES = Path.of("/proc");
    private static final Path OF_THIS_PROCESS = Path.of("/dev/fd");
    private static final Pattern FOLDER = Pattern.compile("/proc/(\\d+)(?:/task/\\d+)?/fd");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    /** The last octal digit of the flags is the access mode: 0 means that the file is open for reading only. */
    private static final Pattern READ_ONLY = Pattern.compile("flags:\\s*\\d*[04]");

    private Descriptors() {}

    /** The number of an open file of this process, if the name in that folder is one. The folder is a real path. */
    static OptionalInt own(Path folder, Path name) {
        Matcher process = FOLDER.matcher(folder.toString());
        boolean isOwn = process.matches()
                ? Long.parseLong(process.group(1)) == ProcessHandle.current().pid()
                : folder.equals(OF_THIS_PROCESS);
        return isOwn && NUMBER.matcher(name.toString()).matches()
                ? OptionalInt.of(Integer.parseInt(name.toString()))
                : OptionalInt.empty();
    }

    /** Whether the links in that folder stand for open files, and not only for the paths that they show. */
    static boolean areIn(Path folder) {
        return folder.startsWith(OF_PROCESSES);
    }

    /** Fails if the open file cannot be written to. Without {@code /proc} this is not known, and the first write fails. */
    static void requireWritable(Path typed, int number) throws TargetException {
        Path all = OF_PROCESSES.resolve("self/fdinfo");
        try {
            List<String> lines = Files.readAllLines(all.resolve(Integer.toString(number)));
            if (lines.stream().anyMatch(line -> READ_ONLY.matcher(line).matches())) {
                throw TargetException.cannotWrite(typed, text("descriptor %d is open for reading only", number));
            }
        } catch (IOException unknown) {
            if (Files.isDirectory(all)) {
                throw TargetException.cannotWrite(typed, text("descriptor %d is not open", number));
            }
        }
    }
}
