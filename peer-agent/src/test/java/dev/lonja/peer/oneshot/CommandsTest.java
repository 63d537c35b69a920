package dev.lonja.peer.oneshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shell.FakeRegistry;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private final FakeRegistry fake = new FakeRegistry();

    @TempDir
    private Path folder;

    private ClassicChannel registry;
    private Commands commands;

    @BeforeEach
    void makeCommands() {
        Settings settings = Settings.read(Map.of(
                "lonja.peer.registry.port",
                Integer.toString(fake.port()),
                "lonja.data-dir",
                folder.resolve("data").toString()));
        registry = new ClassicChannel(settings.registry());
        commands = new Commands(
                registry,
                settings.listener(),
                new ShareStore(new DataFolder(settings.data())),
                new FileDownloader(settings.download(), new DownloadCounters()),
                DownloadProgress.NONE);
        registry.ask(new Request.Register("ana"));
        registry.ask(new Request.Register("bruno"));
        fake.requests().clear();
    }

    @AfterEach
    void closeEverything() {
        commands.close();
        fake.close();
    }

    @Test
    void connectsAUserForTheTimeOfTheCommand() {
        Result result = commands.run(new OneShot.Users("ana"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Users.class,
                        users -> assertThat(users.users())
                                .singleElement()
                                .satisfies(user -> assertThat(user.name()).isEqualTo("ana")));
        assertThat(fake.requests())
                .containsExactly("LIST_USERS ana", "CONNECT ana", "LIST_USERS ana", "DISCONNECT ana");
    }

    @Test
    void leavesThePresenceOfARunningAgentAlone() {
        registry.ask(new Request.Connect("ana", 20000));
        fake.requests().clear();

        Result result =
                commands.run(new OneShot.Publish("ana", folder.resolve("a").toString(), "mine"));

        assertThat(fake.requests()).containsExactly("PUBLISH ana " + folder.resolve("a") + " mine");
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Status.class,
                        status -> assertThat(status.answer().notes())
                                .anySatisfy(note -> assertThat(note).contains("an agent of this user is connected")));
    }

    @Test
    void tellsWhoIsNotRegistered() {
        assertThat(OneShots.exitCode(commands.run(new OneShot.Users("nobody")))).isEqualTo(ExitCodes.NO_SUCH_USER);
    }

    @Test
    void sendsNothingThatBreaksARule() {
        Result result = commands.run(new OneShot.Register("two words"));

        assertThat(OneShots.exitCode(result)).isEqualTo(ExitCodes.USAGE);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void fetchesAFileIntoAFolderUnderItsOwnName() {
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\0005\0hello".getBytes(UTF_8));
        })) {
            registry.ask(new Request.Connect("bruno", owner.port()));

            Result result = commands.run(new OneShot.Get("ana", "bruno", "/b/file.txt", folder.toString(), true));

            Path target = folder.resolve("file.txt");
            assertThat(result).isEqualTo(new Result.Fetched("bruno", "/b/file.txt", target, 5));
            assertThat(target).hasContent("hello");
        }
    }

    @Test
    void saysThatTheOwnerIsAway() {
        Result result = commands.run(new OneShot.Get("ana", "bruno", "/b", folder.toString(), true));

        assertThat(result).isEqualTo(new Result.OwnerAway("bruno"));
        assertThat(OneShots.exitCode(result)).isEqualTo(ExitCodes.NOT_CONNECTED);
    }

    @Test
    void listsAndUnlistsFiles() {
        String path = folder.resolve("a").toString();
        commands.run(new OneShot.Publish("ana", path, "mine"));

        assertThat(commands.run(new OneShot.Files("bruno", "ana")))
                .isInstanceOfSatisfying(
                        Result.Files.class,
                        files -> assertThat(files.files())
                                .extracting(file -> file.path() + " " + file.description())
                                .isEqualTo(List.of(path + " mine")));
        assertThat(outcome(new OneShot.Delete("ana", path))).isEqualTo(Outcome.OK);
        assertThat(outcome(new OneShot.Delete("ana", path))).isEqualTo(Outcome.NOT_PUBLISHED);
    }

    @Test
    void connectsNobodyOnceItIsClosed() {
        var visit = new Visit(registry, Settings.read(Map.of()).listener(), "ana");
        visit.close();

        assertThat(visit.ask(new Request.ListUsers("ana")).is(Outcome.FAILED)).isTrue();

        assertThat(fake.requests()).containsExactly("LIST_USERS ana");
    }

    private Outcome outcome(OneShot command) {
        return ((Result.Status) commands.run(command)).answer().reply().outcome();
    }
}
