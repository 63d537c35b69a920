package dev.lonja.peer.local;

import dev.lonja.peer.pattern.NamePattern;
import dev.lonja.peer.scan.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A pattern for local files: {@code *} stands for any characters of a name, {@code ?} for one, and a segment {@code **} for
 * any number of folders. Hidden names are matched only by a pattern that begins with a dot, as in a shell.
 */
final class LocalPattern {
    private static final String ANY_FOLDERS = "**";

    private LocalPattern() {}

    /** The files that match, ordered by path. */
    static LocalResolution.Matches matches(Path pattern) {
        var found = new TreeSet<Path>();
        List<String> segments = new ArrayList<>();
        pattern.forEach(segment -> segments.add(segment.toString()));
        descend(pattern.getRoot(), segments, found);
        List<Path> files = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        for (Path path : found) {
            if (!FileNames.isText(path)) {
                unnamed.add(FileNames.shown(path));
            } else if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                files.add(path);
            }
        }
        return new LocalResolution.Matches(files, folders, unnamed);
    }

    private static void descend(Path folder, List<String> segments, TreeSet<Path> found) {
        if (segments.isEmpty()) {
            found.add(folder);
            return;
        }
        String segment = segments.getFirst();
        List<String> rest = segments.subList(1, segments.size());
        if (!NamePattern.hasWildcard(segment)) {
            Path next = folder.resolve(segment);
            if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                descend(next, rest, found);
            }
            return;
        }
        boolean isAny = segment.equals(ANY_FOLDERS) && !rest.isEmpty();
        if (isAny) {
            descend(folder, rest, found);
        }
        var name = new NamePattern(composed(isAny ? "*" : segment));
        for (Path entry : entries(folder)) {
            String text = String.valueOf(entry.getFileName());
            boolean isHidden = text.startsWith(".") && !segment.startsWith(".");
            if (!isHidden && name.matches(composed(text))) {
                if (rest.isEmpty()) {
                    found.add(entry);
                } else if (Files.isDirectory(
                        entry, isAny ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0])) {
                    descend(entry, isAny ? segments : rest, found);
                }
            }
        }
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return entries;
        }
        return entries;
    }

    /** Names are compared in their composed form. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
