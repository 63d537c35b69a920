package dev.lonja.registry.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A user of the system, by number. */
record Account(int uid, int gid) {

    /** The user that owns nothing. */
    static final Account NOBODY = new Account(65534, 65534);

    private static final int ROOT = 0;
    private static final Path NAMES = Path.of("/etc/passwd");

    /** The user that this process is. */
    static Account current() {
        var system = new UnixSystem();
        return new Account((int) system.getUid(), (int) system.getGid());
    }

    static Account ownerOf(Path path) throws IOException {
        return new Account((int) Files.getAttribute(path, "unix:uid"), (int) Files.getAttribute(path, "unix:gid"));
    }

    boolean isRoot() {
        return uid == ROOT;
    }

    Optional<String> findName() {
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
