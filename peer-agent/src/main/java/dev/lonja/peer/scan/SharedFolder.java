package dev.lonja.peer.scan;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder whose files are published.
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
     * @param root the folder, with every link followed
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
     * @param files the description of each file by its path
     * @param folders the folder and all its subfolders
     * @param skipped a sentence for each file that is not published although a person may expect it
     */
    public record Snapshot(SortedMap<String, String> files, Set<Path> folders, List<String> skipped) {}

    /** Reads the folder as it is now. */
    public Snapshot read() throws IOException {
        Snapshot snapshot = new Snapshot(new TreeMap<>(), new HashSet<>(), new ArrayList<>());
        Files.walkFileTree(root, new Reader(snapshot));
        return snapshot;
    }

    private final class Reader extends SimpleFileVisitor<Path> {
        private final Snapshot snapshot;

        Reader(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            snapshot.folders().add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
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
            if (file.equals(root)) {
                throw failure;
            }
            skip(file, "cannot be read: " + failure);
            return FileVisitResult.CONTINUE;
        }

        private void add(Path file, BasicFileAttributes attributes) {
            try {
                if (attributes.isSymbolicLink() && !leadsToAFileInside(file)) {
                    skip(file, "the link leads out of the folder, or not to a file");
                } else if (!attributes.isSymbolicLink() && !attributes.isRegularFile()) {
                    skip(file, "not a regular file");
                } else {
                    String path = Field.PATH.require(file.toString(), Edition.CLASSIC);
                    var ofContent = Files.readAttributes(file, BasicFileAttributes.class);
                    snapshot.files().put(path, description.of(root, file, ofContent));
                }
            } catch (InvalidFieldException invalid) {
                skip(file, String.valueOf(invalid.getMessage()));
            } catch (IOException failure) {
                skip(file, "cannot be read: " + failure);
            }
        }

        private boolean leadsToAFileInside(Path link) throws IOException {
            Path target = link.toRealPath();
            return target.startsWith(root) && Files.isRegularFile(target);
        }

        private void skip(Path file, String reason) {
            snapshot.skipped().add(Printable.of(file.toString()) + " is not published: " + reason);
        }

        private static boolean isHidden(Path file) {
            return String.valueOf(file.getFileName()).startsWith(".");
        }
    }
}
