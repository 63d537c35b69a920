package dev.lonja.registry.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user of the system, by number. */
record Account(int uid, int gid) {

    private static final int ROOT = 0;

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
}
