package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.protocol.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds out whether Java could decode the arguments: it silently replaces bytes that it cannot decode. */
public final class RawArguments {
    private static final char REPLACEMENT = '\ufffd';
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private RawArguments() {}

    /** Why the arguments cannot be taken as they are; empty if they can. */
    public static Optional<String> problem(String... arguments) {
        return problem(COMMAND_LINE, arguments);
    }

    static Optional<String> problem(Path commandLine, String... arguments) {
        if (!Arrays.stream(arguments).allMatch(NameEncoding::canName)) {
            return Optional.of(text("an argument is not ASCII; nothing is done"));
        }
        boolean isDoubtful = Arrays.stream(arguments).anyMatch(each -> each.indexOf(REPLACEMENT) >= 0);
        return isDoubtful && !isUtf8(commandLine)
                ? Optional.of(text("an argument is not UTF-8; nothing is done"))
                : Optional.empty();
    }

    private static boolean isUtf8(Path file) {
        try {
            return Utf8.decode(Files.readAllBytes(file)).isPresent();
        } catch (IOException otherSystem) {
            return true;
        }
    }
}
