package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are started so that they do not run as root, which they refuse.
 *
 * <p>An ordinary user starts them directly. For root the ways are tried in order with a small command that does what
 * PostgreSQL will need, because any of them may be missing or forbidden (a container often forbids user namespaces):
 * a user namespace in which root appears as {@code nobody} and the folder stays root's own; or another user, to whom the
 * folder is given. A folder that already belongs to somebody is run as that somebody.
 */
record ServerAccount(List<String> prefix) {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final Account NOBODY = new Account(65534, 65534);

    /** Fails for root, for a user without a name (initdb wants one), and when programs or folder are out of reach. */
    private static final String PROBE =
            "[ \"$(id -u)\" -ne 0 ] && id -un && \"$1\" -V && [ -O \"$2\" ] && : > \"$2/probe\""
                    + " && rm \"$2/probe\"";

    /** One way to start programs: the words before the command, and who must own the folder. */
    private record Way(Account owner, List<String> prefix) {}

    static ServerAccount choose(ClusterFolder folder, ServerBinaries binaries, Platform platform) {
        if (platform.isWindows()) {
            return new ServerAccount(List.of());
        }
        try {
            return choose(folder.root(), binaries, Account.current(), Account.ownerOf(folder.root()));
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "cannot prepare the data folder " + folder.root() + " (" + failed + ")", failed);
        }
    }

    /** The command that starts a program of PostgreSQL with these arguments. */
    List<String> command(String... words) {
        return Stream.concat(prefix.stream(), Stream.of(words)).toList();
    }

    private static ServerAccount choose(Path folder, ServerBinaries binaries, Account self, Account owner)
            throws IOException {
        List<String> failures = new ArrayList<>();
        for (Way way : ways(self, owner)) {
            if (self.isRoot()) {
                FileTree.give(folder, way.owner());
            }
            var account = new ServerAccount(way.prefix());
            Command.Result probe = account.probe(folder, binaries);
            if (probe.succeeded()) {
                return account;
            }
            failures.add(String.join(" ", way.prefix()) + ": " + probe.output().replace('\n', ' '));
        }
        if (!self.isRoot()) {
            return new ServerAccount(List.of());
        }
        FileTree.give(folder, owner);
        throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and no way to run it as another user in " + folder + " works ("
                        + String.join("; ", failures) + "); start the registry as an ordinary user");
    }

    private static List<Way> ways(Account self, Account owner) {
        if (!self.isRoot()) {
            return List.of(new Way(self, List.of()), new Way(self, inNamespace()));
        }
        if (owner.isRoot()) {
            return Stream.concat(Stream.of(new Way(owner, inNamespace())), asUser(NOBODY))
                    .toList();
        }
        return asUser(owner).toList();
    }

    private static List<String> inNamespace() {
        return List.of("unshare", "--user", "--map-user=" + NOBODY.uid(), "--map-group=" + NOBODY.gid(), "--");
    }

    /** The second way keeps the right to pass folders that are closed to the user, such as {@code /root} on the path. */
    private static Stream<Way> asUser(Account user) {
        List<String> setpriv = List.of("setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups");
        List<String> passing = List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override");
        return Stream.of(
                new Way(user, concat(setpriv, List.of("--"))),
                new Way(user, concat(setpriv, concat(passing, List.of("--")))),
                new Way(user, List.of("runuser", "-u", nameOf(user), "--")));
    }

    private Command.Result probe(Path folder, ServerBinaries binaries) throws IOException {
        try {
            List<String> command = command("sh", "-c", PROBE, "probe", binaries.program("postgres"), folder.toString());
            return Command.run(command, folder, PROBE_LIMIT);
        } catch (IOException missing) {
            return new Command.Result(-1, String.valueOf(missing.getMessage()));
        }
    }

    private static String nameOf(Account user) {
        try {
            Path passwords = Path.of("/etc/passwd");
            try (Stream<String> lines = Files.lines(passwords)) {
                return lines.map(line -> line.split(":", -1))
                        .filter(fields -> fields.length > 2 && fields[2].equals(String.valueOf(user.uid())))
                        .map(fields -> fields[0])
                        .findFirst()
                        .orElse("nobody");
            }
        } catch (IOException unreadable) {
            return "nobody";
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
