package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * Whether files can be written to a folder, and how much.
 *
 * @param name the name of the check
 * @param folder the folder; it does not need to exist if it can be created
 * @param isPrivate whether nobody else should be able to read it
 */
public record FolderCheck(String name, Path folder, boolean isPrivate) implements Check {
    private static final long FULL_BYTES = 1_000_000;
    private static final long LOW_BYTES = 200_000_000;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public List<Finding> look() {
        Path existing = existing(folder);
        if (!Files.isDirectory(existing)) {
            return List.of(Finding.fail(
                    name, text("%s is not a folder", existing), text("remove the file, or choose another folder")));
        }
        if (!Files.isWritable(existing)) {
            return List.of(Finding.fail(
                    name,
                    text("files cannot be written to %s", existing),
                    text("%s shows its owner and its permissions; or choose another folder", "ls -ld " + existing)));
        }
        try {
            return List.of(finding(existing, Files.getFileStore(existing).getUsableSpace()));
        } catch (IOException unknown) {
            return List.of(Finding.skip(name, existing + ": " + Reasons.of(unknown), ""));
        }
    }

    private Finding finding(Path existing, long freeBytes) throws IOException {
        String free = plural(freeBytes / 1_000_000, "%2$s: %1$d MB is free", "%2$s: %1$d MB are free", folder);
        if (freeBytes < LOW_BYTES) {
            return new Finding(
                    name,
                    freeBytes < FULL_BYTES ? Verdict.FAIL : Verdict.WARN,
                    free,
                    text("make room on that file system"));
        }
        boolean isOpen = isPrivate
                && existing.equals(folder)
                && existing.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(existing).stream().anyMatch(OTHERS::contains);
        return isOpen
                ? Finding.warn(
                        name, text("%s can be read by other users of this machine", folder), "chmod 700 " + folder)
                : Finding.ok(name, free);
    }

    /** The folder, or the nearest one above it that exists. */
    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
