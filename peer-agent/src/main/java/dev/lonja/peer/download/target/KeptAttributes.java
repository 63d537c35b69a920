package dev.lonja.peer.download.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a replaced file hands over to the one that takes its place: owner, group, permissions, and extended attributes of
 * users. Access control lists are not kept, because Java does not read them.
 */
final class KeptAttributes {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeptAttributes() {}

    /** The permissions with which the part of that file is created: those of its owner, and none for others. */
    static FileAttribute<?>[] forPartOf(Path existing) throws IOException {
        PosixFileAttributeView view = posix(existing);
        if (view == null) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(OWNER_ONLY);
        permissions.retainAll(view.readAttributes().permissions());
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /** Copies the present attributes of the existing file to the part file. */
    static void copy(Path existing, Path part) throws IOException {
        PosixFileAttributeView from = posix(existing);
        PosixFileAttributeView to = posix(part);
        if (from == null || to == null) {
            return;
        }
        copyExtended(existing, part);
        PosixFileAttributes wanted = from.readAttributes();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(wanted.permissions());
        if (!tryToChange(() -> to.setGroup(wanted.group()))) {
            // The permissions of the group were meant for another one: this one gets what everybody has.
            retain(permissions, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            retain(permissions, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
            retain(permissions, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
        }
        // Once the file belongs to somebody else, its permissions can no longer be changed.
        to.setPermissions(permissions);
        if (!to.readAttributes().owner().equals(wanted.owner())) {
            tryToChange(() -> to.setOwner(wanted.owner()));
        }
    }

    private static void retain(
            Set<PosixFilePermission> permissions, PosixFilePermission ofGroup, PosixFilePermission ofOthers) {
        if (!permissions.contains(ofOthers)) {
            permissions.remove(ofGroup);
        }
    }

    private static void copyExtended(Path existing, Path part) {
        var from = Files.getFileAttributeView(existing, UserDefinedFileAttributeView.class);
        var to = Files.getFileAttributeView(part, UserDefinedFileAttributeView.class);
        if (from == null || to == null) {
            return;
        }
        tryToChange(() -> {
            for (String name : from.list()) {
                ByteBuffer value = ByteBuffer.allocate(from.size(name));
                from.read(name, value);
                to.write(name, value.flip());
            }
        });
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private interface Change {
        void make() throws IOException;
    }

    private static boolean tryToChange(Change change) {
        try {
            change.make();
            return true;
        } catch (IOException | UnsupportedOperationException refused) {
            return false;
        }
    }
}
