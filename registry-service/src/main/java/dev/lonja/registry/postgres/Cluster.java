package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.FileTree;
import dev.lonja.registry.postgres.system.LogTail;
import dev.lonja.registry.postgres.system.ProcessCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Creates the database files. They get their final name once they are complete, so that incomplete ones are made again. */
final class Cluster {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

    private Cluster() {}

    static void initialiseOnce(ClusterFolder folder, ServerBinaries binaries, Watchdog watchdog) throws IOException {
        if (Files.exists(folder.data())) {
            return;
        }
        FileTree.delete(folder.unfinishedData());
        ProcessCommand.Result initdb = new ProcessCommand(initdb(folder, binaries, watchdog), folder.root())
                .run(folder.commandOutput(), INITDB_LIMIT);
        if (!initdb.succeeded()) {
            throw new EmbeddedPostgresException(
                    "cannot make a PostgreSQL database in " + folder.data() + ": " + LogTail.oneLine(initdb.output()));
        }
        FileTree.publish(folder.unfinishedData(), folder.data());
    }

    private static List<String> initdb(ClusterFolder folder, ServerBinaries binaries, Watchdog watchdog) {
        return watchdog.command(
                binaries.program("initdb"),
                "--pgdata=" + folder.unfinishedData(),
                "--username=" + EmbeddedPostgres.USERNAME,
                "--pwfile=" + folder.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-instructions");
    }
}
