package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.FileTree;
import dev.lonja.registry.postgres.system.SystemAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are started so that they do not run as root, which they refuse: the words before a command,
 * and who owns the folder then.
 */
record ServerAccount(SystemAccount owner, List<String> prefix) {

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** An ordinary user starts programs as they are. */
    static ServerAccount itself(SystemAccount user) {
        return new ServerAccount(user, List.of());
    }

    /** In a user namespace this process' user appears as {@code nobody}, and what belongs to one belongs to the other. */
    static ServerAccount inNamespace(SystemAccount user) {
        String mapUser = "--map-user=" + SystemAccount.NOBODY.uid();
        String mapGroup = "--map-group=" + SystemAccount.NOBODY.gid();
        return new ServerAccount(user, List.of("unshare", "--user", mapUser, mapGroup, "--"));
    }

    static ServerAccount switchedTo(SystemAccount user) {
        return new ServerAccount(user, setpriv(user, Stream.empty()));
    }

    /**
     * Another user who may pass folders that are closed to it, such as {@code /root} on the way to the data folder.
     * Without {@code no_setuid_fixup} the system call access(2), which PostgreSQL asks about its own programs, says no.
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

    static ServerAccount switchedByName(SystemAccount user, String name) {
        return new ServerAccount(user, List.of("runuser", "-u", name, "--"));
    }

    /** The command that starts a program of PostgreSQL with these arguments. */
    List<String> command(String... words) {
        return Stream.concat(prefix.stream(), Stream.of(words)).toList();
    }

    /** Gives a file or a folder with all that it holds to the owner, as root alone can and needs to. */
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
