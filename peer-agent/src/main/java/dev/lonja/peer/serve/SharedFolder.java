package dev.lonja.peer.serve;

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
 * <p>Hidden names and sidecars are left out without a word. A link to a file below the folder is a file of that name; one
 * that leads out of the folder, or to another folder, is skipped, as is what the protocol cannot carry (section 1, Limits).
 */
final class SharedFolder {
    private final Path root;
    private final Description description;
    private final int maxFiles;

    /**
     * @param root the folder, with every link followed
     * @param maxFiles the most files that are taken from it
     */
    SharedFolder(Path root, Description description, int maxFiles) {
        this.root = root;
        this.description = description;
        this.maxFiles = maxFiles;
    }

    /**
     * What lies below the folder at one moment.
     *
     * @param files the description of each file by its path
     * @param folders the folder and those in it
     * @param skipped a sentence for each thing that is not published and may be missed
     */
    record Snapshot(SortedMap<String, String> files, Set<Path> folders, List<String> skipped) {}

    Path root() {
        return root;
    }

    Snapshot read() throws IOException {
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
                skip(file, "there are more than " + maxFiles + " files; this one and all that follow are left out");
                return FileVisitResult.TERMINATE;
            }
            add(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        /** What went away meanwhile, or may not be read, does not keep the rest from being published. */
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
                    skip(file, "a link that leads out of the folder, or to no file");
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
