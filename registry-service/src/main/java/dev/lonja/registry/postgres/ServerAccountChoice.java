package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.LogTail;
import dev.lonja.registry.postgres.system.Platform;
import dev.lonja.registry.postgres.system.ProcessCommand;
import dev.lonja.registry.postgres.system.SystemAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds a {@link ServerAccount} that works on this system.
 *
 * <p>Each one is tried with a small command that needs what PostgreSQL needs, because any of them may be missing or
 * forbidden (a container often forbids user namespaces). If a user other than root owns the folder, PostgreSQL runs as
 * that user. If root owns it, PostgreSQL runs in a user namespace, where root remains the owner; else the folder is given
 * to {@code nobody}.
 */
record ServerAccountChoice(ClusterFolder folder, ServerBinaries binaries) {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

    /** Fails for root, for a user without a name, and if programs or folder are not accessible; initdb prints the reason. */
    private static final String PROBE = """
            set -e
            "$1" --show --pgdata="$2/probe"
            [ -O "$2" ]
            : > "$2/probe"
            rm "$2/probe"
            """;

    ServerAccount choose(Platform platform) throws IOException {
        if (platform.isWindows()) {
            return ServerAccount.itself(SystemAccount.NOBODY);
        }
        SystemAccount self = SystemAccount.current();
        SystemAccount owner = SystemAccount.ownerOf(folder.root());
        return firstThatWorks(ways(self, owner), owner);
    }

    static List<ServerAccount> ways(SystemAccount self, SystemAccount owner) {
        if (!self.isRoot()) {
            return List.of(ServerAccount.itself(self), ServerAccount.inNamespace(self));
        }
        return owner.isRoot()
                ? Stream.concat(Stream.of(ServerAccount.inNamespace(self)), asAnother(SystemAccount.NOBODY))
                        .toList()
                : asAnother(owner).toList();
    }

    ServerAccount firstThatWorks(List<ServerAccount> ways, SystemAccount owner) throws IOException {
        List<String> failures = new ArrayList<>();
        for (ServerAccount way : ways) {
            way.takeOver(folder.root());
            ProcessCommand.Result probe = probe(way);
            if (probe.succeeded()) {
                return way;
            }
            String name = way.prefix().isEmpty() ? "directly" : String.join(" ", way.prefix());
            failures.add(name + ": " + LogTail.oneLine(probe.output()));
        }
        ServerAccount.itself(owner).takeOver(folder.root());
        throw new EmbeddedPostgresException("PostgreSQL must run as a user that is not root, has a name and owns "
                + folder.root() + ", but no way to do so works on this system (" + String.join("; ", failures)
                + "); start the registry as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL");
    }

    private static Stream<ServerAccount> asAnother(SystemAccount user) {
        return Stream.concat(
                Stream.of(ServerAccount.switchedTo(user), ServerAccount.switchedAndPassingTo(user)),
                user.findName().map(name -> ServerAccount.switchedByName(user, name)).stream());
    }

    private ProcessCommand.Result probe(ServerAccount way) throws IOException {
        List<String> command = way.command(
                "sh",
                "-c",
                PROBE,
                "probe",
                binaries.program("initdb"),
                folder.root().toString());
        try {
            return new ProcessCommand(command, folder.root()).run(folder.commandOutput(), PROBE_LIMIT);
        } catch (IOException notStarted) {
            return new ProcessCommand.Result(-1, String.valueOf(notStarted.getMessage()));
        }
    }
}
