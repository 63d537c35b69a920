package dev.lonja.peer.publications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PUBLISH and DELETE by the names that people type. */
class PublishedNamesTest extends PublishingFixture {
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
}
