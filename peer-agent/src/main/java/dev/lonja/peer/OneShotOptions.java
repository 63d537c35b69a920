package dev.lonja.peer;

import dev.lonja.peer.oneshot.OneShot;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands for scripts. Each one asks for something to be done once; docs/cli.md describes them all. */
@Command
abstract sealed class OneShotOptions implements Callable<Start> {
    @ParentCommand
    @Nullable
    private PeerOptions parent;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Option(names = "--json", description = "Report in JSON, one object a line.")
    private boolean json;

    abstract OneShot command();

    @Override
    public final Start call() {
        return new Start.Once(command(), Objects.requireNonNull(parent).settings(), json);
    }

    /** A command that a registered user gives. */
    @Command
    abstract static sealed class AsUser extends OneShotOptions {
        @Option(
                names = {"-u", "--user"},
                required = true,
                paramLabel = "USER",
                defaultValue = "${env:LONJA_PEER_USER}",
                description = "Who asks (default: LONJA_PEER_USER of the environment).")
        String user = "";
    }

    @Command(name = "register", description = "Adds a user.")
    static final class Register extends OneShotOptions {
        @Parameters(paramLabel = "USER")
        private String user = "";

        @Override
        OneShot command() {
            return new OneShot.Register(user);
        }
    }

    @Command(
            name = "unregister",
            description = "Removes a user, everything it published, and its presence if it has one.")
    static final class Unregister extends OneShotOptions {
        @Parameters(paramLabel = "USER")
        private String user = "";

        @Override
        OneShot command() {
            return new OneShot.Unregister(user);
        }
    }

    @Command(name = "users", description = "Lists the connected users.")
    static final class Users extends AsUser {
        @Override
        OneShot command() {
            return new OneShot.Users(user);
        }
    }

    @Command(name = "files", description = "Lists what a user published.")
    static final class Files extends AsUser {
        @Parameters(paramLabel = "OWNER")
        private String owner = "";

        @Override
        OneShot command() {
            return new OneShot.Files(user, owner);
        }
    }

    @Command(name = "get", description = "Fetches a file from its owner.")
    static final class Get extends AsUser {
        @Option(
                names = {"-q", "--quiet"},
                description = "Show no progress.")
        private boolean quiet;

        @Parameters(index = "0", paramLabel = "OWNER")
        private String owner = "";

        @Parameters(index = "1", paramLabel = "REMOTE", description = "The path as its owner published it.")
        private String remote = "";

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "LOCAL",
                defaultValue = ".",
                description = "A file, or a folder that takes the file's own name (default: the working folder).")
        private String local = "";

        @Override
        OneShot command() {
            return new OneShot.Get(user, owner, remote, local, quiet);
        }
    }

    @Command(name = "publish", description = "Lists a local file; an agent of the user serves it.")
    static final class Publish extends AsUser {
        @Parameters(index = "0", paramLabel = "PATH")
        private String path = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "DESCRIPTION", defaultValue = "")
        private String description = "";

        @Override
        OneShot command() {
            return new OneShot.Publish(user, path, description);
        }
    }

    @Command(name = "delete", description = "Takes a file off the list.")
    static final class Delete extends AsUser {
        @Parameters(paramLabel = "PATH")
        private String path = "";

        @Override
        OneShot command() {
            return new OneShot.Delete(user, path);
        }
    }
}
