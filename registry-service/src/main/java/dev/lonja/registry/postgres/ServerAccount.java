package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.FileTree;
import dev.lonja.registry.postgres.system.SystemAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to start PostgreSQL's programs as another user than root, because they refuse to run as root.
 *
 * @param owner the user that must own the folder
 * @param prefix the words before each command
 */
record ServerAccount(SystemAccount owner, List<String> prefix) {

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** Starts programs directly, for a user other than root. */
    static ServerAccount itself(SystemAccount user) {
        return new ServerAccount(user, List.of());
    }

    /** Starts programs in a user namespace, where the user of this process appears as {@code nobody} and keeps its files. */
    static ServerAccount inNamespace(SystemAccount user) {
        String mapUser = "--map-user=" + SystemAccount.NOBODY.uid();
        String mapGroup = "--map-group=" + SystemAccount.NOBODY.gid();
        return new ServerAccount(user, List.of("unshare", "--user", mapUser, mapGroup, "--"));
    }

    /** Starts programs as another user. */
    static ServerAccount switchedTo(SystemAccount user) {
        return new ServerAccount(user, setpriv(user, Stream.empty()));
    }

    /**
     * Starts programs as another user who may enter folders that are closed to it, such as {@code /root} above the data
     * folder. Without {@code no_setuid_fixup}, access(2) denies PostgreSQL the use of its own programs.
     */
    static ServerAccount switchedAndPassingTo(SystemAccount user) {
        return new ServerAccount(
                user,
                setpriv(
                        user,
                        Stream.of(
                                "--inh-caps=+dac_override",
                                "--ambient-caps=+dac_override",
                                "--securebits=+no_setuid_fixup")));
    }

    /** Starts programs as another user with {@code runuser}, where {@code setpriv} is missing. */
    static ServerAccount switchedByName(SystemAccount user, String name) {
        return new ServerAccount(user, List.of("runuser", "-u", name, "--"));
    }

    /** The command that starts a program of PostgreSQL with these arguments. */
    List<String> command(String... words) {
        return Stream.concat(prefix.stream(), Stream.of(words)).toList();
    }

    /** Changes the owner of a file, or of a folder and everything below it, if this process runs as root. */
    void takeOver(Path path) throws IOException {
        if (SystemAccount.current().isRoot()) {
            FileTree.give(path, owner);
        }
    }

    private static List<String> setpriv(SystemAccount user, Stream<String> more) {
        Stream<String> identity =
                Stream.of("setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups");
        return Stream.of(identity, more, Stream.of("--"))
                .flatMap(words -> words)
                .toList();
    }
}
