package dev.lonja.peer.agent;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.download.target.TargetChoice;
import dev.lonja.peer.download.tree.TargetTree;
import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Printable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths of this machine as a person types them, relative to the working folder. */
final class LocalPaths {
    private LocalPaths() {}

    /**
     * The local paths of the files, in the same order: an existing folder, or a file in a folder that does not exist. A path
     * that ends with a slash is a folder even if it does not exist.
     *
     * @param isSeveral whether the local path is a folder, because more than one file was asked for
     * @throws InvalidPathException if it must be a folder and is none, or if two files would get the same name in it
     */
    static List<Path> targets(String typed, List<String> remotePaths, boolean isSeveral) {
        if (remotePaths.size() == 1 && !isSeveral) {
            String only = remotePaths.getFirst();
            return List.of(typed.endsWith("/") ? inFolder(typed, only) : named(typed));
        }
        if (named(typed).equals(TargetChoice.STANDARD_OUTPUT)) {
            throw new InvalidPathException(typed, text("several files cannot all go to standard output"));
        }
        if (!typed.endsWith("/") && !Files.isDirectory(named(typed))) {
            throw new InvalidPathException(
                    typed, text("several files need an existing folder, or one that ends with a slash"));
        }
        Map<String, String> remotePathOf = new HashMap<>();
        for (String remotePath : remotePaths) {
            String other = remotePathOf.putIfAbsent(fileName(remotePath), remotePath);
            if (other != null) {
                throw new InvalidPathException(
                        typed,
                        text(
                                "not both of %s and %s can be written to the folder",
                                Printable.of(other), Printable.of(remotePath)));
            }
        }
        return remotePaths.stream().map(path -> inFolder(typed, path)).toList();
    }

    /**
     * Whether the file cannot go to that path under its name because a folder is there: then the folder of that name is meant
     * rather than a file.
     */
    static boolean isFolderInTheWay(String typed, String remotePath) {
        Path target = named(typed);
        return Files.isDirectory(target) && Files.isDirectory(target.resolve(fileName(remotePath)));
    }

    /**
     * The folder that the files of a folder or a pattern go to.
     *
     * @throws InvalidPathException if it is none and cannot be created
     */
    static TargetTree tree(String typed) {
        if (named(typed).equals(TargetChoice.STANDARD_OUTPUT)) {
            throw new InvalidPathException(typed, text("several files cannot all go to standard output"));
        }
        return TargetTree.in(named(typed));
    }

    /** The path and what is wrong with it. */
    static String reason(InvalidPathException invalid) {
        return Printable.of(invalid.getInput()) + ": " + Reasons.of(invalid);
    }

    /** The path with that name, if this process can give a file that name. */
    private static Path named(String path) {
        if (!NameEncoding.canName(path)) {
            throw new InvalidPathException(path, NameEncoding.remedy());
        }
        return Path.of(path);
    }

    /** The folder itself if it exists, so that the file goes into it even if a folder in it has the name of the file. */
    private static Path inFolder(String typed, String remotePath) {
        Path file = named(typed + "/" + fileName(remotePath));
        return Files.isDirectory(named(typed)) ? named(typed) : file;
    }

    /** The name under which a remote file is saved; what is no name is left to the download to refuse. */
    static String fileName(String remotePath) {
        return ClassicPath.fileName(remotePath).orElse("");
    }
}
