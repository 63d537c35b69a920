package dev.lonja.peer.publications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PUBLISH and DELETE by the names that people type. */
class PublishedNamesTest {
    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestAgent ana;

    @BeforeEach
    void connect() throws IOException {
        folder = folder.toRealPath();
        ana = TestAgent.connecting(registry.port(), data);
        ana.register("ana");
        ana.connect("ana");
    }

    @AfterEach
    void stop() {
        ana.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"My boats.txt", "100%41.txt", "new\nline", "\u00a0", "a\\b", "-r", "star*", "it's \"it\"", "~"})
    void takesThePlainNameAndTheClassicForm(String name) throws IOException {
        Path file = write(name);
        String classicPath = ClassicPath.encode(file.toString());

        for (String typed : List.of(file.toString(), classicPath)) {
            assertThat(publish(typed).is(Outcome.OK)).isTrue();
            assertThat(registry.filesOf("ana")).containsOnlyKeys(classicPath);
            assertThat(delete(typed).is(Outcome.OK)).isTrue();
            assertThat(registry.filesOf("ana")).isEmpty();
        }
    }

    @Test
    void takesTheFileThatIsThereBeforeTheOneThatTheNameStandsFor() throws IOException {
        write("a b");
        Path literal = write("a%20b");

        publish(literal.toString());

        assertThat(registry.filesOf("ana")).containsOnlyKeys(folder + "/a%2520b");
    }

    @Test
    void takesTheOtherFormOfUnicodeIfNothingElseIsThere() throws IOException {
        String composed = "canci\u00f3n espa\u00f1ola/\u00f1and\u00fa.ogg";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        Path file = write(decomposed);

        assertThat(publish(folder + "/" + composed).is(Outcome.OK)).isTrue();
        assertThat(registry.filesOf("ana")).containsOnlyKeys(ClassicPath.encode(file.toString()));
        assertThat(delete(folder + "/" + composed).is(Outcome.OK)).isTrue();
        assertThat(registry.filesOf("ana")).isEmpty();
    }

    @Test
    void takesAVeryLongNameByTheClassicPathThatAListingShows() throws IOException {
        Path file = write("x ".repeat(120) + "/" + "ñ".repeat(100) + ".txt");
        publish(file.toString());
        String classicPath = registry.filesOf("ana").keySet().iterator().next();
        assertThat(ClassicPath.isCut(classicPath)).isTrue();

        assertThat(delete(classicPath).is(Outcome.OK)).isTrue();

        assertThat(registry.filesOf("ana")).isEmpty();
    }

    @Test
    void sendsAFileThatIsNotThereYet() {
        RegistryAnswer answer = publish(folder + "/later on");

        assertThat(answer.is(Outcome.OK)).isTrue();
        assertThat(answer.notes()).containsExactly(folder + "/later on does not exist yet");
        assertThat(registry.filesOf("ana")).containsOnlyKeys(folder + "/later%20on");
    }

    @Test
    void asksWhetherANameWithSpacesWasMeant() throws IOException {
        write("my notes.txt");

        assertThat(ana.agent()
                        .ask(new Action.Publish(folder + "/my", "notes.txt of today"))
                        .notes())
                .containsExactly(
                        folder + "/my does not exist yet",
                        "did you mean \"" + folder + "/my notes.txt\"? a name with spaces stands in double quotes");
    }

    @Test
    void publishesNothingThatNobodyCouldFetch() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        shell("mkfifo pipe && ln -s nothing broken && printf x > \"$(printf 'caf\\351')\"");

        assertThat(publish(folder + "/empty").notes())
                .containsExactly(folder + "/empty is a folder without a file that can be published");
        assertThat(publish(folder + "/pipe").notes())
                .containsExactly(folder + "/pipe is not a regular file, and nobody could fetch it");
        assertThat(publish(folder + "/broken").notes())
                .containsExactly(folder + "/broken is a link that leads to nothing");
        for (String typed : List.of("caf\ufffd", "caf\\xe9", "caf*")) {
            RegistryAnswer answer = publish(folder + "/" + typed);
            assertThat(answer.is(Outcome.FAILED)).isTrue();
            assertThat(answer.notes()).containsExactly(folder + "/caf\\xe9 cannot be published: the name is not UTF-8");
        }
        assertThat(publish("/proc/version").notes())
                .containsExactly("/proc/version cannot be read: not a file of a disk");
        assertThat(publish(folder + "/*.none").notes()).containsExactly("no file matches " + folder + "/*.none");
        assertThat(registry.filesOf("ana")).isEmpty();
    }

    @Test
    void publishesAndDeletesWhatMatchesAPattern() throws IOException {
        write("my boats/one two.txt");
        write("my boats/three.txt");
        write("my boats/four.jpg");
        write("my boats/.hidden.txt");
        write("my boats/sub/five.txt");

        RegistryAnswer text = publish(folder + "/my boats/*.txt");
        assertThat(text.is(Outcome.OK)).isTrue();
        assertThat(text.notes()).containsExactly("published: 2 files");
        RegistryAnswer all = publish(folder + "/my boats/*");

        assertThat(all.is(Outcome.OK)).isTrue();
        assertThat(all.notes())
                .containsExactly(
                        "published: 1 of 3 files; published before: 2",
                        folder + "/my boats/sub is a folder and is left out; -r publishes what is below it");
        assertThat(registry.filesOf("ana"))
                .containsOnlyKeys(
                        folder + "/my%20boats/one%20two.txt",
                        folder + "/my%20boats/three.txt",
                        folder + "/my%20boats/four.jpg");
        assertThat(publish(folder + "/my boats/*.txt").is(Outcome.ALREADY_PUBLISHED))
                .isTrue();
        assertThat(publish(folder + "/**/five.txt").is(Outcome.OK)).isTrue();

        RegistryAnswer deleted = delete(folder + "/my boats/*.txt");
        assertThat(deleted.is(Outcome.OK)).isTrue();
        assertThat(deleted.notes()).containsExactly("deleted from the list: 2 files");
        assertThat(registry.filesOf("ana"))
                .containsOnlyKeys(folder + "/my%20boats/four.jpg", folder + "/my%20boats/sub/five.txt");
        assertThat(delete(folder + "/my boats/*.txt").is(Outcome.NOT_PUBLISHED)).isTrue();
    }

    @Test
    void failsAsAWholeIfOneMatchCannotBePublished() throws Exception {
        write("one");
        shell("mkfifo two");

        RegistryAnswer answer = publish(folder + "/*");

        assertThat(answer.is(Outcome.FAILED)).isTrue();
        assertThat(answer.notes())
                .containsExactly("published: 1 file", folder + "/two is not a regular file, and nobody could fetch it");
    }

    @Test
    void publishesAFolderOnlyIfThatIsMeant() throws IOException {
        write("dir/a b");
        write("dir/sub/c");
        write("dir/.hidden");
        write("dir/half.part");

        RegistryAnswer refused = publish(folder + "/dir");
        assertThat(refused.is(Outcome.FAILED)).isTrue();
        assertThat(refused.notes()).contains(folder + "/dir is a folder; -r publishes what is below it: 2 files");
        assertThat(registry.filesOf("ana")).isEmpty();

        RegistryAnswer answer = ana.agent().ask(new Action.Publish(List.of(folder + "/dir"), "mine", true));
        assertThat(answer.is(Outcome.OK)).isTrue();
        assertThat(answer.notes()).contains("published: 2 files");
        assertThat(registry.filesOf("ana")).containsOnlyKeys(folder + "/dir/a%20b", folder + "/dir/sub/c");

        assertThat(delete(folder + "/dir/").notes())
                .containsExactly(folder + "/dir is a folder; -r deletes what is below it from the list: 2 files");
        assertThat(ana.agent()
                        .ask(new Action.Delete(List.of(folder + "/dir"), true))
                        .is(Outcome.OK))
                .isTrue();
        assertThat(registry.filesOf("ana")).isEmpty();
    }

    @Test
    void deletesWhatAListingPrinted() throws IOException {
        Path file = write("a b.txt");
        ana.agent().ask(new Action.Publish(file.toString(), "a letter"));

        assertThat(delete(folder + "/a%20b.txt a letter").is(Outcome.OK)).isTrue();

        assertThat(registry.filesOf("ana")).isEmpty();
    }

    @Test
    void saysThatNothingIsPublishedThere() {
        RegistryAnswer answer = delete(folder + "/nothing");

        assertThat(answer.is(Outcome.NOT_PUBLISHED)).isTrue();
        assertThat(answer.notes()).containsExactly("nothing that is published matches " + folder + "/nothing");
    }

    @Test
    void connectsOnceForManyFiles() throws IOException {
        write("one");
        write("two");
        write("three");
        ana.disconnect("ana");
        registry.requests().clear();

        try (TestAgent script = TestAgent.borrowing("ana", registry.port(), data)) {
            assertThat(script.publish(folder + "/*", "").is(Outcome.OK)).isTrue();
        }

        assertThat(registry.requests())
                .filteredOn(request -> request.startsWith("CONNECT"))
                .hasSize(1);
        assertThat(registry.requests())
                .filteredOn(request -> request.startsWith("DISCONNECT"))
                .hasSize(1);
        assertThat(registry.filesOf("ana")).hasSize(3);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "hello");
    }

    private RegistryAnswer publish(String typed) {
        return ana.publish(typed, "");
    }

    private RegistryAnswer delete(String typed) {
        return ana.delete(typed);
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
