package dev.lonja.peer.scan;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks over a folder once and finds the files that can be published by their name and kind. */
final class FolderReader extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path realRoot;
    private final Predicate<String> isKept;
    private final SkippedFiles skipped;
    private final Selection selection;
    /** The best candidate for each classic path that was cut: only these can be those of two files. */
    private final Map<String, Candidate> ofCutPath = new HashMap<>();

    private final Map<Path, Object> folders = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    /** The entries of the folders that are being read, the innermost first. */
    private final Deque<Map<String, BasicFileAttributes>> entries = new ArrayDeque<>();

    /**
     * A reader of that folder.
     *
     * @param root the absolute path of the folder; files are published below it
     * @param realRoot where the folder really is
     * @param isKept tells which published paths are kept first if there are too many
     */
    FolderReader(Path root, Path realRoot, int maxFiles, Predicate<String> isKept) {
        this.root = root;
        this.realRoot = realRoot;
        this.isKept = isKept;
        this.skipped = new SkippedFiles(root);
        this.selection = new Selection(maxFiles, skipped);
    }

    /** The selected files, once the folder is read. */
    Selection selection() {
        ofCutPath.values().forEach(selection::add);
        ofCutPath.clear();
        return selection;
    }

    SkippedFiles skipped() {
        return skipped;
    }

    Path realRoot() {
        return realRoot;
    }

    Map<Path, Object> folders() {
        return folders;
    }

    Set<String> unread() {
        return unread;
    }

    /** Remembers that the file or folder at that published path could not be looked at. */
    void unread(Path published, IOException failure) {
        unread.add(published.toString());
        skipped.add(published, SkipReason.UNREADABLE, Reasons.of(failure));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(realRoot)) {
            if (FileNames.isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!FileNames.isText(folder)) {
                skipped.add(
                        published(folder), SkipReason.NOT_UTF8, text("the folder and all its files: %s", notUtf8()));
                return FileVisitResult.SKIP_SUBTREE;
            }
        }
        folders.put(folder, Objects.requireNonNullElse(attributes.fileKey(), folder));
        entries.push(new TreeMap<>());
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (file.equals(realRoot)) {
            throw new NotDirectoryException(root.toString());
        }
        if (FileNames.isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (FileNames.isText(file)) {
            entries.element().put(file.getFileName().toString(), attributes);
        } else {
            skipped.add(published(file), SkipReason.NOT_UTF8, notUtf8());
        }
        return FileVisitResult.CONTINUE;
    }

    /** A file that was deleted meanwhile is ignored; whether any other one still exists is not known. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(realRoot)) {
            throw failure;
        }
        if (!FileNames.isHidden(file) && !(failure instanceof NoSuchFileException)) {
            unread(published(file), failure);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
        if (failure != null) {
            unread(published(folder), failure);
        }
        Map<String, BasicFileAttributes> read = entries.pop();
        read.forEach((name, attributes) -> {
            if (!name.endsWith(Description.SIDECAR)) {
                consider(folder.resolve(name), attributes, read);
            }
        });
        return FileVisitResult.CONTINUE;
    }

    private void consider(Path file, BasicFileAttributes attributes, Map<String, BasicFileAttributes> folder) {
        String name = file.getFileName().toString();
        Path published = published(file);
        try {
            BasicFileAttributes ofContent = attributes.isSymbolicLink() ? ofTarget(file) : attributes;
            if (ofContent == null) {
                skipped.add(published, SkipReason.LINK, SkipReason.LINK.label());
            } else if (!ofContent.isRegularFile()) {
                skipped.add(published, SkipReason.SPECIAL, SkipReason.SPECIAL.label());
            } else if (FileNames.isTemporary(name)) {
                skipped.add(
                        published, SkipReason.TEMPORARY, text("the ending of the name is that of a temporary file"));
            } else if (FileNames.isBeingFetched(name, ofContent.size(), folder.keySet())) {
                skipped.add(published, SkipReason.TEMPORARY, text("another program is still writing it"));
            } else {
                String path = published.toString();
                BasicFileAttributes sidecar = folder.get(name + Description.SIDECAR);
                add(new Candidate(published, path, ofContent.lastModifiedTime(), isKept.test(path), sidecar));
            }
        } catch (NoSuchFileException gone) {
            skipped.add(published, SkipReason.LINK, text("the link leads to nothing"));
        } catch (IOException failure) {
            skipped.add(published, SkipReason.LINK, Reasons.of(failure));
        }
    }

    /** Selects the candidate; one that may share its classic path with another waits until all are known. */
    private void add(Candidate candidate) {
        String classicPath = ClassicPath.encode(candidate.path());
        if (!ClassicPath.isCut(classicPath)) {
            selection.add(candidate);
            return;
        }
        Candidate other = ofCutPath.get(classicPath);
        if (other == null) {
            ofCutPath.put(classicPath, candidate);
            return;
        }
        boolean isBetter = Candidate.BEST_FIRST.compare(candidate, other) < 0;
        Candidate published = isBetter ? candidate : other;
        ofCutPath.put(classicPath, published);
        skipped.add(
                (isBetter ? other : candidate).file(),
                SkipReason.NAME,
                text("its classic path is that of %s already", Printable.of(published.path())));
    }

    /** The attributes of the file that the link leads to, or null if that is outside of the folder or a folder. */
    private @Nullable BasicFileAttributes ofTarget(Path link) throws IOException {
        Path target = link.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
        return target.startsWith(realRoot) && !attributes.isDirectory() ? attributes : null;
    }

    private Path published(Path file) {
        return root.resolve(realRoot.relativize(file));
    }

    private static String notUtf8() {
        return NameEncoding.isUtf8() ? text("the name is not UTF-8") : NameEncoding.remedy();
    }
}
