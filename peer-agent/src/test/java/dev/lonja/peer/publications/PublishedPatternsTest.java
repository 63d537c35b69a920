package dev.lonja.peer.publications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PUBLISH and DELETE of several files: patterns and folders. */
class PublishedPatternsTest extends PublishingFixture {
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
}
