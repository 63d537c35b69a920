package dev.lonja.peer.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.download.Download;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GET_FILE by the names that people type. Bruno publishes some files, and serves one more. */
class TypedNamesTest {
    private static final Map<String, String> CONTENTS = Map.of(
            "/home/bruno/letter.txt", "a letter",
            "/home/bruno/My%20boats/a%20sail.jpg", "a sail",
            "/home/bruno/My%20boats/old/a%20sail.jpg", "an old sail",
            "/srv/x/same.txt", "x",
            "/srv/y/same.txt", "y",
            "/home/bruno/canci\u00f3n.ogg", "song",
            "/unlisted", "unlisted");

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final FakeRegistry registry = new FakeRegistry();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ScriptedServer bruno = new ScriptedServer(socket -> {
        String path = ScriptedServer.readStrings(socket, 2).get(1);
        asked.add(path);
        String content = CONTENTS.get(path);
        String reply = content == null ? "\1" : "\0" + content.length() + "\0" + content;
        socket.getOutputStream().write(reply.getBytes(UTF_8));
    });
    private TestAgent ana;

    @BeforeEach
    void connect() throws IOException {
        folder = folder.toRealPath();
        ana = TestAgent.connecting(registry.port(), data);
        ana.register("ana");
        ana.register("bruno");
        ana.connect("bruno");
        CONTENTS.keySet().stream()
                .filter(path -> !path.equals("/unlisted"))
                .forEach(path -> ana.publish(ClassicPath.decode(path), ""));
        ana.connect("ana");
        registry.connect("bruno", bruno.port());
        registry.requests().clear();
    }

    @AfterEach
    void close() {
        ana.close();
        bruno.close();
        registry.close();
    }

    @Test
    void asksForAWholePathWithoutAListing() {
        assertThat(get("/home/bruno/My boats/a sail.jpg", "")).isEqualTo(done("a sail.jpg", 6));
        assertThat(get("/home/bruno/My%20boats/old/a%20sail.jpg", "/old.jpg")).isEqualTo(done("old.jpg", 11));
        assertThat(get("/unlisted", "")).isEqualTo(done("unlisted", 8));

        assertThat(registry.requests()).containsOnly("LIST_USERS ana");
        assertThat(folder.resolve("a sail.jpg")).hasContent("a sail");
    }

    @Test
    void findsAFileByTheEndOfItsPathAndByTheOtherFormOfUnicode() {
        assertThat(get("letter.txt", "/x")).isEqualTo(done("x", 8));
        assertThat(get("~/letter.txt", "/y")).isEqualTo(done("y", 8));
        String decomposed = Normalizer.normalize("/home/bruno/canci\u00f3n.ogg", Normalizer.Form.NFD);
        assertThat(get(decomposed, "/z")).isEqualTo(done("z", 4));
        assertThat(get("canci\u00f3n.ogg", "")).isEqualTo(done("canci\u00f3n.ogg", 4));
    }

    @Test
    void namesTheFilesThatANameCouldMeanAndAsksForNone() {
        assertThat(get("same.txt", ""))
                .isEqualTo(new Download.Failed(
                        "more than one path ends so: /srv/x/same.txt, /srv/y/same.txt; write more of it"));
        assertThat(asked).isEmpty();
    }

    @Test
    void leavesAPathThatIsNotListedToItsOwner() {
        assertThat(get("/missing", "")).isInstanceOf(Download.NoSuchFile.class);
        assertThat(get("missing", "")).isInstanceOf(Download.NoSuchFile.class);
        assertThat(get("/mis*", "")).isInstanceOf(Download.NoSuchFile.class);
        assertThat(asked).contains("/missing", "/mis*");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void asksForTheWholePathWhenNothingIsListed() {
        registry.force(Operation.LIST_CONTENT, Outcome.FAILED);

        assertThat(get("/home/bruno/letter.txt", "/x")).isEqualTo(done("x", 8));
        assertThat(get("/missing", "")).isInstanceOf(Download.NoSuchFile.class);
        assertThat(get("/srv/*", ""))
                .isInstanceOfSatisfying(
                        Download.Failed.class,
                        failed -> assertThat(failed.reason()).contains("could not be listed"));
    }

    @Test
    void fetchesAFolderWithWhatIsBelowIt() {
        for (String typed : List.of("/home/bruno/My boats", "My boats/", "/home/bruno/My%20boats/**")) {
            Result.Fetched fetched = fetch("/copy", typed);

            assertThat(fetched.isSeveral()).isTrue();
            assertThat(fetched.files()).hasSize(2).allMatch(TypedNamesTest::isDone);
            assertThat(folder.resolve("copy/a sail.jpg")).hasContent("a sail");
            assertThat(folder.resolve("copy/old/a sail.jpg")).hasContent("an old sail");
        }
    }

    @Test
    void fetchesWhatMatchesAPatternWithoutCollisions() {
        Result.Fetched fetched = fetch("", "/srv/*/same.txt", "letter.txt", "/srv/x/same.txt");

        assertThat(fetched.files()).hasSize(3).allMatch(TypedNamesTest::isDone);
        assertThat(folder.resolve("x/same.txt")).hasContent("x");
        assertThat(folder.resolve("y/same.txt")).hasContent("y");
        assertThat(folder.resolve("letter.txt")).hasContent("a letter");
    }

    @Test
    void leavesNoFolderWhereNothingCouldBeFetched() {
        registry.force(Operation.LIST_CONTENT, "\0001\0/gone/a/b\0");

        Result.Fetched fetched = fetch("/copy", "/gone");

        assertThat(fetched.files()).singleElement().matches(file -> file.download() instanceof Download.NoSuchFile);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void letsNoListingLeadOutOfTheFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        registry.force(Operation.LIST_CONTENT, "\0003\0/d/../../x\0/d/a/../../../y\0/srv/x/same.txt\0");

        Result.Fetched fetched = fetch("/target", "/**");

        assertThat(fetched.files()).filteredOn(TypedNamesTest::isDone).hasSizeLessThanOrEqualTo(1);
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(folder.resolve("y")).doesNotExist();
        assertThat(target).exists();
    }

    @Test
    void tellsAUserWhoIsAwayFromOneThatDoesNotExist() {
        registry.losePresenceOf("bruno");

        assertThat(ana.get("bruno", List.of("/a"), folder.toString())).isEqualTo(new Result.OwnerNotConnected("bruno"));
        assertThat(ana.get("zoe", List.of("/a"), folder.toString())).isEqualTo(new Result.NoSuchOwner("zoe"));
    }

    @Test
    void writesSeveralFilesNeitherToStandardOutputNorToAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(ana.get("bruno", List.of("/srv/*/*"), "-")).isInstanceOf(Result.Invalid.class);
        assertThat(ana.get("bruno", List.of("/srv/"), file.toString())).isInstanceOf(Result.Invalid.class);
        assertThat(get("/srv", "/file"))
                .isInstanceOfSatisfying(
                        Download.Failed.class,
                        failed -> assertThat(failed.reason()).contains("several files need a folder"));
        assertThat(file).isEmptyFile();
        assertThat(asked).doesNotContain("/srv/x/same.txt");
    }

    private Download get(String typed, String target) {
        return fetch(target, typed).files().getFirst().download();
    }

    private Result.Fetched fetch(String target, String... typed) {
        return (Result.Fetched) ana.get("bruno", List.of(typed), folder + target);
    }

    private Download done(String name, long sizeBytes) {
        return new Download.Done(folder.resolve(name), sizeBytes);
    }

    private static boolean isDone(Result.FetchedFile file) {
        return file.download() instanceof Download.Done;
    }
}
