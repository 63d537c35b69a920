package dev.lonja.peer.download.tree;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.download.Destination;
import dev.lonja.peer.download.target.TargetException;
import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A folder to which files go with the folders that they have at their owner's. Nothing leaves it: names come from outside, and
 * links in it are not followed.
 *
 * <p>Threads: any.
 */
public final class TargetTree {
    private final Path root;
    private final Deque<Path> created = new ArrayDeque<>();

    private TargetTree(Path root) {
        this.root = root;
    }

    /**
     * The tree in that folder, which is created when the first file comes if only its own name is missing.
     *
     * @throws InvalidPathException if there is something else, or nothing that it can be created in
     */
    public static TargetTree in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            return new TargetTree(absolute);
        }
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidPathException(folder.toString(), text("several files need a folder, and this is none"));
        }
        Path parent = Objects.requireNonNull(absolute.getParent());
        if (!Files.isDirectory(parent)) {
            throw new InvalidPathException(folder.toString(), text("the folder %s does not exist", parent));
        }
        return new TargetTree(absolute);
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /** The place for the file with that path below the folder; the folders above it are created when it is asked for. */
    public Destination place(String below) {
        return () -> create(below);
    }

    /** Deletes the folders that were created here and stayed empty, because nothing could be fetched into them. */
    public synchronized void removeEmptyFolders() {
        while (!created.isEmpty()) {
            try {
                Files.delete(created.pop());
            } catch (IOException used) {
                // A folder with a file in it stays.
            }
        }
    }

    private synchronized Path create(String below) throws TargetException {
        List<String> segments = Arrays.stream(below.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.isEmpty()) {
            throw notAName(below);
        }
        Path folder = realRoot();
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folder = createFolder(folder.resolve(name(segment, below)));
        }
        Path file = folder.resolve(name(segments.getLast(), below));
        if (Files.isSymbolicLink(file)) {
            throw TargetException.cannotWrite(shown(file), text("it is a symbolic link, and could lead elsewhere"));
        }
        if (Files.isDirectory(file)) {
            throw TargetException.cannotWrite(shown(file), text("it is a folder"));
        }
        return file;
    }

    private Path realRoot() throws TargetException {
        if (!Files.isDirectory(root)) {
            createFolder(root);
        }
        try {
            return root.toRealPath();
        } catch (IOException failure) {
            throw TargetException.cannotWrite(shown(root), Reasons.of(failure));
        }
    }

    private Path createFolder(Path folder) throws TargetException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return folder;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            boolean isLink = Files.isSymbolicLink(folder);
            throw TargetException.cannotWrite(
                    shown(folder),
                    isLink
                            ? text("it is a symbolic link, and could lead elsewhere")
                            : text("it is a file, and a folder is needed"));
        }
        try {
            Files.createDirectory(folder);
            created.push(folder);
            return folder;
        } catch (IOException failure) {
            throw TargetException.cannotWrite(shown(folder), Reasons.of(failure));
        }
    }

    /** A segment as the name of a file or folder here. */
    private static String name(String segment, String below) throws TargetException {
        String name = ClassicPath.fileNameOf(segment).orElseThrow(() -> notAName(below));
        if (!NameEncoding.canName(name)) {
            throw TargetException.cannotWrite(Printable.of(name), NameEncoding.remedy());
        }
        return name;
    }

    private static TargetException notAName(String below) {
        return TargetException.cannotWrite(
                "'" + Printable.of(below) + "'", text("no file or folder here can have that name"));
    }

    private static String shown(Path path) {
        return Printable.of(path.toString());
    }
}
