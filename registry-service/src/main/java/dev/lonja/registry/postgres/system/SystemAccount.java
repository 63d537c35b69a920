package dev.lonja.registry.postgres.system;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A user of the operating system, identified by its numeric user and group ids. */
public record SystemAccount(int uid, int gid) {

    /** The user {@code nobody}, which owns no files. */
    public static final SystemAccount NOBODY = new SystemAccount(65534, 65534);

    private static final int ROOT = 0;
    private static final Path NAMES = Path.of("/etc/passwd");

    /** The user that runs this process. */
    public static SystemAccount current() {
        var system = new UnixSystem();
        return new SystemAccount((int) system.getUid(), (int) system.getGid());
    }

    /** The owner of a file or folder. */
    public static SystemAccount ownerOf(Path path) throws IOException {
        return new SystemAccount(
                (int) Files.getAttribute(path, "unix:uid"), (int) Files.getAttribute(path, "unix:gid"));
    }

    /** Whether this is the superuser. */
    public boolean isRoot() {
        return uid == ROOT;
    }

    /** Finds the name that {@code /etc/passwd} gives this user. */
    public Optional<String> findName() {
        try (Stream<String> lines = Files.lines(NAMES)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 2 && fields[2].equals(String.valueOf(uid)))
                    .map(fields -> fields[0])
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
