package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.FileTree;
import dev.lonja.registry.postgres.system.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of PostgreSQL and a database without tables, made once for all tests, because both take seconds. */
public final class SharedPrograms {

    private static final Path FOLDER = Path.of("target", "shared-programs").toAbsolutePath();

    private SharedPrograms() {}

    /** Puts the programs where a start finds them, so that it does not unpack them. */
    public static Path linkInto(Path folder) throws IOException {
        Path shared = unpacked();
        CopiedTree.link(shared, Files.createDirectories(folder).resolve(shared.getFileName()));
        return folder;
    }

    /** Like {@link #linkInto}, for a test that changes the owner of the programs. */
    static Path copyInto(Path folder) throws IOException {
        Path shared = unpacked();
        CopiedTree.copy(shared, Files.createDirectories(folder).resolve(shared.getFileName()));
        return folder;
    }

    /** Puts programs and database where a start finds them. It is like the second start in the folder. */
    public static Path withDatabaseInto(Path folder) throws IOException {
        Path made = stoppedCluster();
        linkInto(folder);
        CopiedTree.copy(made.resolve("data"), folder.resolve("data"));
        CopiedTree.copy(made.resolve("password"), folder.resolve("password"));
        return folder;
    }

    /** Makes it at the first call, again for other programs. */
    private static Path stoppedCluster() throws IOException {
        synchronized (Runtime.getRuntime()) {
            Path made = FOLDER.resolve("cluster-of-" + unpacked().getFileName());
            if (!Files.exists(made)) {
                Path unfinished = FOLDER.resolve("unfinished-cluster");
                FileTree.delete(unfinished);
                EmbeddedPostgres.start(linkInto(unfinished)).close();
                Files.move(unfinished, made);
            }
            return made;
        }
    }

    /** Unpacks them at the first call. Tests of several class loaders call it at once: their lock is one of the JVM. */
    private static Path unpacked() throws IOException {
        synchronized (Runtime.getRuntime()) {
            return ServerBinaries.unpackInto(ClusterFolder.at(FOLDER), Platform.current())
                    .home();
        }
    }
}
