package dev.lonja.peer.shell;

import dev.lonja.peer.data.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files and folders of this machine whose paths begin with the typed text. */
final class LocalNames {
    private final int maxNames;

    LocalNames(int maxNames) {
        this.maxNames = maxNames;
    }

    /** Paths in the form that was typed, upper or lower case; folders end with a slash. Hidden names only after a dot. */
    List<String> beginningWith(String typed) {
        int nameStart = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, nameStart);
        String name = typed.substring(nameStart).toLowerCase(Locale.ROOT);
        try (Stream<Path> entries = Files.list(Path.of(HomeFolder.expand(folder)))) {
            return entries.filter(entry -> matches(entry.getFileName().toString(), name))
                    .limit(maxNames)
                    .map(entry -> folder + entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    private static boolean matches(String entry, String name) {
        return entry.toLowerCase(Locale.ROOT).startsWith(name) && (!entry.startsWith(".") || name.startsWith("."));
    }
}
