package dev.lonja.peer.scan;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder whose files are published, each under the path that it has below the folder as it was named. The folder may be
 * a link: the link is followed anew at each reading, and the published paths do not change when it leads elsewhere.
 *
 * <p>Hidden files and sidecars are ignored. A link to a file inside the folder is published under its own name. A link that
 * leads out of the folder or to another folder is skipped, and so is a path that the protocol cannot carry (section 1,
 * Limits).
 */
public final class SharedFolder {
    private final Path root;
    private final Description description;
    private final int maxFiles;

    /**
     * The files below that folder.
     *
     * @param root the absolute path of the folder; it does not need to exist yet
     * @param maxFiles the most files that are published
     */
    public SharedFolder(Path root, Description description, int maxFiles) {
        this.root = root;
        this.description = description;
        this.maxFiles = maxFiles;
    }

    /**
     * The content of the folder at one moment.
     *
     * @param root where the folder really is, with every link followed
     * @param files the description of each file by its published path
     * @param folders the folder and all its subfolders where they really are, each with the key that the file system knows it by
     * @param unread published paths of files and folders that could not be looked at: whether they still exist is not known
     * @param skipped a sentence for each file that is not published although a person may expect it
     */
    public record Snapshot(
            Path root,
            SortedMap<String, String> files,
            Map<Path, Object> folders,
            Set<String> unread,
            List<String> skipped) {}

    /**
     * Reads the folder as it is now.
     *
     * @throws IOException if it is missing or cannot be read
     */
    public Snapshot read() throws IOException {
        Path real = root.toRealPath();
        Snapshot snapshot = new Snapshot(real, new TreeMap<>(), new HashMap<>(), new HashSet<>(), new ArrayList<>());
        Files.walkFileTree(real, new Reader(snapshot));
        return snapshot;
    }

    private final class Reader extends SimpleFileVisitor<Path> {
        private final Snapshot snapshot;

        Reader(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(snapshot.root()) && isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            snapshot.folders().put(folder, Objects.requireNonNullElse(attributes.fileKey(), folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (file.equals(snapshot.root())) {
                throw new NotDirectoryException(root.toString());
            }
            if (isHidden(file) || file.toString().endsWith(Description.SIDECAR)) {
                return FileVisitResult.CONTINUE;
            }
            if (snapshot.files().size() == maxFiles) {
                skip(file, "there are more than " + maxFiles + " files; this one and all after it are skipped");
                return FileVisitResult.TERMINATE;
            }
            add(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        /** Skips a file that was deleted meanwhile or cannot be read; the others are published. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(snapshot.root())) {
                throw failure;
            }
            unread(file, failure);
            return FileVisitResult.CONTINUE;
        }

        /** Keeps what was read of a folder before reading it failed. */
        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                unread(folder, failure);
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(Path file, BasicFileAttributes attributes) {
            try {
                if (attributes.isSymbolicLink() && !leadsToAFileInside(file)) {
                    skip(file, "the link leads out of the folder, or not to a file");
                } else if (!attributes.isSymbolicLink() && !attributes.isRegularFile()) {
                    skip(file, "not a regular file");
                } else {
                    String path = Field.PATH.require(published(file), Edition.CLASSIC);
                    var ofContent = Files.readAttributes(file, BasicFileAttributes.class);
                    snapshot.files().put(path, description.of(snapshot.root(), file, ofContent));
                }
            } catch (InvalidFieldException invalid) {
                skip(file, String.valueOf(invalid.getMessage()));
            } catch (IOException failure) {
                unread(file, failure);
            }
        }

        private boolean leadsToAFileInside(Path link) throws IOException {
            Path target = link.toRealPath();
            return target.startsWith(snapshot.root()) && Files.isRegularFile(target);
        }

        private String published(Path file) {
            return root.resolve(snapshot.root().relativize(file)).toString();
        }

        private void unread(Path file, IOException failure) {
            skip(file, "cannot be read: " + failure);
            if (!(failure instanceof NoSuchFileException)) {
                snapshot.unread().add(published(file));
            }
        }

        private void skip(Path file, String reason) {
            snapshot.skipped().add(Printable.of(published(file)) + " is not published: " + reason);
        }

        private static boolean isHidden(Path file) {
            return String.valueOf(file.getFileName()).startsWith(".");
        }
    }
}
