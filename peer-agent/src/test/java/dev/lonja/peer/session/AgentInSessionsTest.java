package dev.lonja.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.presence.Upkeep;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.FileRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole agent at a registry that speaks sessions. */
class AgentInSessionsTest extends SessionChannelFixture {
    @TempDir
    Path shared;

    private TestAgent ana;

    @BeforeEach
    void begin() {
        ana = TestAgent.at(channel(), folder);
        ana.register("ana");
        assertThat(ana.connect("ana").is(Outcome.OK)).isTrue();
    }

    @AfterEach
    void end() {
        ana.close();
    }

    @Test
    void tellsTheRegistryWhatAFileIsLike() throws IOException {
        Path file = Files.writeString(shared.resolve("a file.txt"), "twelve bytes");

        assertThat(ana.publish(file.toString(), "new").is(Outcome.OK)).isTrue();

        FileRow listed = registry.directory().filesOf("ana").getFirst();
        assertThat(listed.path()).isEqualTo(file.toString());
        assertThat(listed.facts().sizeBytes()).hasValue(12);
        assertThat(listed.facts().modifiedSeconds())
                .hasValue(Files.getLastModifiedTime(file).toMillis() / 1000);
    }

    @Test
    void saysOfAFileThatWasPublishedBeforeThatItWas() throws IOException {
        Path file = Files.writeString(shared.resolve("f"), "");
        ana.publish(file.toString(), "old");
        Files.writeString(file, "longer now");

        assertThat(ana.publish(file.toString(), "new").is(Outcome.ALREADY_PUBLISHED))
                .isTrue();
        RegistryAnswer many =
                ana.agent().ask(new Action.Publish(List.of(file.toString(), shared.toString()), "newer", true));

        assertThat(many.is(Outcome.ALREADY_PUBLISHED)).as("%s", many).isTrue();
        FileRow listed = registry.directory().filesOf("ana").getFirst();
        assertThat(listed.description()).isEqualTo("newer");
        assertThat(listed.facts().sizeBytes()).hasValue("longer now".length());
    }

    @Test
    void publishesTenThousandFilesAndDeletesThem() throws IOException {
        for (int number = 0; number < 10_000; number++) {
            Files.createFile(shared.resolve("f" + number));
        }

        RegistryAnswer published = ana.agent().ask(new Action.Publish(List.of(shared.toString()), "", true));
        assertThat(published.is(Outcome.OK)).as("%s", published).isTrue();
        assertThat(registry.directory().filesOf("ana")).hasSize(10_000);

        RegistryAnswer deleted = ana.agent().ask(new Action.Delete(List.of(shared.toString()), true));
        assertThat(deleted.is(Outcome.OK)).as("%s", deleted).isTrue();
        assertThat(registry.directory().filesOf("ana")).isEmpty();
    }

    @Test
    void leavesAPresenceThatAnotherMachineHasTakenAndComesBackWhenThatOneHasGone() {
        assertThat(ana.agent().beat().upkeep()).isInstanceOf(Upkeep.Kept.class);

        registry.directory().replace("ana", PORT);
        await().until(() -> ana.agent().beat().upkeep() instanceof Upkeep.Replaced);
        registry.directory().disconnect("ana");

        assertThat(ana.agent().beat().upkeep()).isInstanceOf(Upkeep.Restored.class);
    }

    @Test
    void disconnectsAtItsEnd() {
        ana.close();

        assertThat(registry.directory().presenceOf("ana")).isEmpty();
        assertThat(registry.directory().requests()).endsWith("DISCONNECT ana");
    }

    @Test
    void singleCommandsUseThePresenceThatIsThere() {
        try (TestAgent command = TestAgent.borrowing("ana", channel(), folder)) {
            assertThat(command.listUsers().is(Outcome.OK)).isTrue();
        }
        assertThat(registry.directory().requests()).containsOnlyOnce("CONNECT ana");
    }
}
