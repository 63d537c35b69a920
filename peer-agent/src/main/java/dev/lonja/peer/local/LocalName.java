package dev.lonja.peer.local;

import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.peer.pattern.NamePattern;
import dev.lonja.peer.scan.FileNames;
import dev.lonja.protocol.ClassicPath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a local file as a person types it: a path, relative to the working folder or to the home folder after
 * {@code ~}, its classic form, or a pattern. A name that exists as it was typed is always meant.
 *
 * @param text what was typed
 * @param home the home folder, which {@code ~} stands for
 */
public record LocalName(String text, String home) {

    /** The name, for the person whom this process runs as. */
    public static LocalName of(String text) {
        return new LocalName(text, System.getProperty("user.home", ""));
    }

    /** Whether a file or folder has that name, in one of the forms in which it may be typed. */
    public static boolean exists(String text) {
        try {
            return of(text).existing().isPresent();
        } catch (InvalidPathException unusable) {
            return false;
        }
    }

    /** Whether a file or folder has that name, or matches that pattern. */
    public static boolean matchesSomething(String text) {
        try {
            return switch (of(text).resolve()) {
                case LocalResolution.Absent absent -> false;
                case LocalResolution.Matches matches -> !matches.isEmpty();
                case LocalResolution.OneFile file -> true;
                case LocalResolution.Folder folder -> true;
                case LocalResolution.Unnamed unnamed -> true;
            };
        } catch (InvalidPathException unusable) {
            return false;
        }
    }

    /**
     * What is meant.
     *
     * @throws InvalidPathException if the system does not allow such a path
     */
    public LocalResolution resolve() {
        Optional<Path> existing = existing();
        if (existing.isPresent()) {
            Path path = existing.get();
            return Files.isDirectory(path) ? new LocalResolution.Folder(path) : new LocalResolution.OneFile(path);
        }
        Path expected = expected();
        Optional<Path> unnamed = unnamed(expected);
        if (unnamed.isPresent()) {
            return new LocalResolution.Unnamed(FileNames.shown(unnamed.get()));
        }
        if (hasWildcard()) {
            LocalResolution.Matches matches = LocalPattern.matches(absolute(tilde(text)));
            if (!matches.isEmpty() || isOnlyPattern()) {
                return matches;
            }
        }
        return new LocalResolution.Absent(expected);
    }

    /**
     * The path that is meant if nothing is there: a name in its classic form stands for the decoded one.
     *
     * @throws InvalidPathException if the system does not allow such a path
     */
    public Path expected() {
        return absolute(ClassicPath.decode(tilde(text)));
    }

    /**
     * The typed path itself.
     *
     * @throws InvalidPathException if the system does not allow such a path
     */
    public Path plain() {
        return absolute(tilde(text));
    }

    /** Whether the text can be a pattern, with {@code *} or {@code ?}. */
    public boolean hasWildcard() {
        return NamePattern.hasWildcard(text);
    }

    /** A pattern that matches nothing is more likely than a file with a star in its name that does not exist yet. */
    private boolean isOnlyPattern() {
        return text.indexOf('*') >= 0;
    }

    private Optional<Path> existing() {
        Set<String> readings = new LinkedHashSet<>();
        for (String reading : new String[] {text, tilde(text)}) {
            readings.add(reading);
            readings.add(reading.replace("\\ ", " "));
            readings.add(ClassicPath.decode(reading));
        }
        for (String reading : readings) {
            Path path = absolute(reading);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && FileNames.isText(path)) {
                return Optional.of(path);
            }
        }
        return readings.stream()
                .flatMap(reading -> inOtherForm(absolute(reading)).stream())
                .findFirst();
    }

    private String tilde(String typed) {
        return typed.equals("~") || typed.startsWith("~/") ? home + typed.substring(1) : typed;
    }

    /** The same path with names in another form of Unicode, if there is exactly one. */
    private static Optional<Path> inOtherForm(Path path) {
        Path at = path.getRoot();
        for (Path name : path) {
            Path same = at.resolve(name);
            if (!Files.exists(same, LinkOption.NOFOLLOW_LINKS)) {
                String wanted = composed(name.toString());
                Optional<Path> other = wanted.chars().allMatch(character -> character < 0x80)
                        ? Optional.empty()
                        : find(
                                at,
                                entry -> FileNames.isText(entry)
                                        && composed(String.valueOf(entry.getFileName()))
                                                .equals(wanted));
                if (other.isEmpty()) {
                    return Optional.empty();
                }
                same = other.get();
            }
            at = same;
        }
        return Optional.of(at);
    }

    /** A file whose name has other bytes than UTF-8, and that was typed in the form in which it is shown. */
    private static Optional<Path> unnamed(Path path) {
        Path folder = path.getParent();
        String typed = String.valueOf(path.getFileName());
        return folder == null
                ? Optional.empty()
                : find(
                        folder,
                        entry -> !FileNames.isText(entry)
                                && (String.valueOf(entry.getFileName()).equals(typed)
                                        || FileNames.shown(entry.getFileName()).equals(typed)));
    }

    private static Optional<Path> find(Path folder, DirectoryStream.Filter<Path> filter) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, filter)) {
            var found = entries.iterator();
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return Optional.empty();
        }
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Absolute and without {@code .} and {@code ..}. */
    private static Path absolute(String path) {
        if (!NameEncoding.canName(path)) {
            throw new InvalidPathException(path, NameEncoding.remedy());
        }
        return Path.of(path).toAbsolutePath().normalize();
    }
}
