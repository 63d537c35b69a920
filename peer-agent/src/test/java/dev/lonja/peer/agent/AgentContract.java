package dev.lonja.peer.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations of the agent, whichever way its user is connected. The user is ana; bruno is registered too. */
abstract class AgentContract {

    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestAgent ana;

    /** An agent whose user is ana, once ana is registered. */
    abstract TestAgent open(int registryPort, Path dataFolder);

    /** Brings the agent into the state in which ana's actions are performed. */
    abstract void begin(TestAgent ana);

    @BeforeEach
    void register() throws IOException {
        folder = folder.toRealPath();
        ana = open(registry.port(), data);
        ana.register("ana");
        ana.register("bruno");
        begin(ana);
        registry.requests().clear();
    }

    @AfterEach
    void close() {
        ana.close();
        registry.close();
    }

    FakeRegistry registry() {
        return registry;
    }

    TestAgent ana() {
        return ana;
    }

    /** An empty folder. */
    Path folder() {
        return folder;
    }

    @Test
    void registersAUserOnce() {
        assertThat(ana().register("carla").is(Outcome.OK)).isTrue();
        assertThat(ana().register("carla").is(Outcome.NAME_IN_USE)).isTrue();
    }

    @Test
    void unregistersAUserAndItsSharedSet() throws IOException {
        Path file = Files.writeString(folder().resolve("a"), "hello");
        ana().publish(file.toString(), "");
        assertThat(sharedByAna()).isNotEmpty();

        assertThat(ana().unregister("ana").is(Outcome.OK)).isTrue();

        assertThat(sharedByAna()).isEmpty();
        assertThat(ana().unregister("ana").is(Outcome.NO_SUCH_USER)).isTrue();
    }

    @Test
    void listsTheConnectedUsers() {
        assertThat(ana().listUsers().reply())
                .isInstanceOfSatisfying(
                        Reply.Users.class,
                        listing -> assertThat(listing.users())
                                .extracting(ConnectedUser::name)
                                .containsExactly("ana"));
    }

    @Test
    void publishesAFileAndSharesIt() throws IOException {
        Path file = Files.writeString(folder().resolve("a"), "hello");

        assertThat(ana().publish(file.toString(), "mine").is(Outcome.OK)).isTrue();
        assertThat(ana().publish(file.toString(), "mine").is(Outcome.ALREADY_PUBLISHED))
                .isTrue();

        assertThat(ana().listContent("ana").reply())
                .isEqualTo(new Reply.Content(List.of(new PublishedFile(file.toString(), "mine"))));
        assertThat(sharedByAna()).contains(file.toString());
    }

    @Test
    void warnsAboutAPublishedFileThatDoesNotExist() {
        String missing = folder().resolve("missing").toString();

        assertThat(ana().publish(missing, "").notes()).contains(missing + " does not exist yet");
    }

    @Test
    void deletesAFileAndSharesItNoLonger() throws IOException {
        String path = Files.writeString(folder().resolve("a"), "hello").toString();
        ana().publish(path, "");

        assertThat(ana().delete(path).is(Outcome.OK)).isTrue();
        assertThat(ana().delete(path).is(Outcome.NOT_PUBLISHED)).isTrue();

        assertThat(registry().filesOf("ana")).isEmpty();
        assertThat(sharedByAna()).isEmpty();
    }

    @Test
    void publishesUnderTheClassicPathWhatTheWireCannotCarry() throws IOException {
        String path =
                Files.writeString(folder().resolve("100%41 of\nit"), "hello").toString();

        assertThat(ana().publish(path, "mine").is(Outcome.OK)).isTrue();
        assertThat(registry().filesOf("ana")).containsOnlyKeys(folder() + "/100%2541%20of%0Ait");
        assertThat(sharedByAna()).isNotEmpty();
        assertThat(ana().delete(path).is(Outcome.OK)).isTrue();

        assertThat(registry().filesOf("ana")).isEmpty();
        assertThat(sharedByAna()).isEmpty();
    }

    @Test
    void namesTheOtherFileThatHasTheSameClassicPath() throws IOException {
        Path first = folder().resolve("a".repeat(200)).resolve("b".repeat(200) + ".txt");
        Path second = Path.of(ClassicPath.encode(first.toString()));
        for (Path file : List.of(first, second)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "hello");
        }
        ana().publish(first.toString(), "");
        String shared = sharedByAna();

        RegistryAnswer answer = ana().publish(second.toString(), "");

        assertThat(answer.is(Outcome.ALREADY_PUBLISHED)).isTrue();
        assertThat(answer.notes())
                .contains(Printable.of(first.toString()) + " is published under the same classic path, "
                        + Printable.of(second.toString()));
        assertThat(sharedByAna()).isEqualTo(shared);
    }

    @Test
    void listsTheFilesOfAUserWhoIsNotConnected() {
        assertThat(ana().listContent("bruno").reply()).isEqualTo(new Reply.Content(List.of()));
        assertThat(ana().listContent("nobody").is(Outcome.NO_SUCH_OWNER)).isTrue();
    }

    @Test
    void fetchesAFileIntoAFolderUnderItsOwnName() {
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());
            Download download = ana().getFile("bruno", "/b/file.txt", folder().toString());

            assertThat(download).isEqualTo(new Download.Done(folder().resolve("file.txt"), 5));
            assertThat(folder().resolve("file.txt")).hasContent("hello");
        }
    }

    @Test
    void fetchesAFileUnderAnotherName() {
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());
            Path copy = folder().resolve("copy");

            assertThat(ana().getFile("bruno", "/b/file.txt", copy.toString())).isEqualTo(new Download.Done(copy, 5));
        }
    }

    @Test
    void takesATargetThatEndsWithASlashForAFolder() throws IOException {
        Path existing = Files.createDirectory(folder().resolve("existing"));
        Path missing = folder().resolve("missing");
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());

            assertThat(ana().getFile("bruno", "/b/file", existing + "/")).isInstanceOf(Download.Done.class);
            assertThat(ana().getFile("bruno", "/b/file", missing + "/")).isInstanceOf(Download.Failed.class);
            assertThat(ana().get("bruno", List.of("/a", "/b"), missing + "/"))
                    .isInstanceOfSatisfying(
                            Result.Fetched.class,
                            fetched -> assertThat(fetched.files())
                                    .allMatch(file -> file.download() instanceof Download.Failed));
        }
        assertThat(existing.resolve("file")).hasContent("hello");
        assertThat(missing).doesNotExist();
    }

    @Test
    void fetchesSeveralFilesAndAsksOnceForTheAddress() {
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());
            registry().requests().clear();

            Result result = ana().get("bruno", List.of("/a", "/missing", "/b/c"), folder() + "/");

            assertThat(result).isInstanceOfSatisfying(Result.Fetched.class, fetched -> {
                assertThat(fetched.files())
                        .extracting(Result.FetchedFile::remotePath)
                        .containsExactly("/a", "/missing", "/b/c");
                assertThat(fetched.files().get(0).download()).isInstanceOf(Download.Done.class);
                assertThat(fetched.files().get(1).download()).isInstanceOf(Download.NoSuchFile.class);
                assertThat(fetched.files().get(2).download()).isInstanceOf(Download.Done.class);
            });
            assertThat(folder().resolve("a")).hasContent("hello");
            assertThat(folder().resolve("c")).hasContent("hello");
            assertThat(registry().requests())
                    .as("for the address, and for the list in which the missing one could have another form")
                    .filteredOn(request -> request.startsWith("CONNECT"))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(folder().resolve("missing")).doesNotExist();
        }
    }

    @Test
    void fetchesSeveralFilesIntoAFolderOnly() throws IOException {
        Path file = Files.writeString(folder().resolve("file"), "mine");
        registry().requests().clear();

        assertThat(ana().get("bruno", List.of("/a", "/b"), file.toString()))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains("several files need an existing folder"));
        assertThat(ana().get("bruno", List.of("/a/same", "/b/same"), folder().toString()))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains("/a/same and /b/same"));

        assertThat(registry().requests()).isEmpty();
        assertThat(file).hasContent("mine");
    }

    @Test
    void doesNotAskAnOwnerWhoIsNotConnected() {
        assertThat(ana().get("bruno", List.of("/b"), folder().toString()))
                .isEqualTo(new Result.OwnerNotConnected("bruno"));
    }

    @Test
    void resolvesNoNameThatTheRegistryLists() {
        try (ScriptedServer bruno = owner()) {
            registry().force(Operation.LIST_USERS, "\0001\0bruno\0localhost\0" + bruno.port() + "\0");

            assertThat(ana().getFile("bruno", "/b/file.txt", folder().toString()))
                    .isEqualTo(new Download.Failed("the registry lists bruno at localhost port " + bruno.port()
                            + ", which is not tried: it is not an IP address"));
        }
    }

    @Test
    void saysThatTheEntryOfAnOwnerIsLeftOut() {
        registry().force(Operation.LIST_USERS, "\0001\0bruno\000127.0.0.1\0-5\0");

        assertThat(ana().get("bruno", List.of("/b"), folder().toString()))
                .isInstanceOfSatisfying(
                        Result.OwnerUnknown.class,
                        unknown -> assertThat(unknown.refusal().notes())
                                .singleElement()
                                .asString()
                                .contains("left out: port '-5'"));
    }

    @Test
    void tellsWhyTheAddressOfAnOwnerIsNotKnown() {
        registry().force(Operation.LIST_USERS, Outcome.FAILED);

        assertThat(ana().get("bruno", List.of("/b"), folder().toString()))
                .isInstanceOfSatisfying(
                        Result.OwnerUnknown.class,
                        unknown ->
                                assertThat(unknown.refusal().is(Outcome.FAILED)).isTrue());
    }

    @Test
    void sendsNothingThatBreaksARule() {
        registry().requests().clear();

        for (Action action : List.of(
                new Action.Register("two words"),
                new Action.Connect("two words"),
                new Action.Publish("/a", "line\nbreak"),
                new Action.Delete("/nul\0"),
                new Action.ListContent(""),
                new Action.GetFile("bruno", List.of("/a", ""), folder().toString()),
                new Action.GetFile("bruno", List.of("/a/../b"), folder().toString()))) {
            assertThat(ana().agent().perform(action)).isInstanceOf(Result.Invalid.class);
        }

        assertThat(registry().requests()).isEmpty();
    }

    /** An owner who answers every request with the same file, but for one that is missing. */
    private static ScriptedServer owner() {
        return new ScriptedServer(socket -> {
            String path = ScriptedServer.readStrings(socket, 2).get(1);
            socket.getOutputStream().write((path.equals("/missing") ? "\1" : "\0005\0hello").getBytes(UTF_8));
        });
    }

    /** The lines of the shared sets on disk. */
    private String sharedByAna() throws IOException {
        if (!Files.isDirectory(data)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(data)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".list")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
