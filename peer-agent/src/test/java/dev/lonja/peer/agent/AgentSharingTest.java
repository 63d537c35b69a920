package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Served files and the origin of downloads (section 1, Meaning). */
class AgentSharingTest extends AgentWithFileFixture {
    @Test
    void servesAgainWhatWasPublishedBeforeARestart() throws Exception {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        ana.close();

        try (var restarted = TestAgent.connecting(registry.port(), folder.resolve("data"))) {
            restarted.connect("ana");

            assertThat(restarted.getFile("ana", file.toString(), copy.toString()))
                    .isInstanceOf(Download.Done.class);
        }
    }

    @Test
    void sharesAFileThatWasPublishedAlready() {
        ana.connect("ana");
        registry.force(Operation.PUBLISH, Outcome.ALREADY_PUBLISHED);

        ana.publish(file.toString(), "");

        assertThat(fetchOwn()).isInstanceOf(Download.Done.class);
    }

    @Test
    void sharesNothingThatTheRegistryRefused() {
        ana.connect("ana");
        registry.force(Operation.PUBLISH, Outcome.FAILED);

        ana.publish(file.toString(), "");

        assertThat(fetchOwn()).isInstanceOf(Download.NoSuchFile.class);
    }

    @Test
    void stopsSharingAtDeleteWhateverTheRegistryAnswers() {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        registry.force(Operation.DELETE, Outcome.FAILED);

        ana.delete(file.toString());

        assertThat(fetchOwn()).isInstanceOf(Download.NoSuchFile.class);
    }

    @Test
    void asksForThePresentAddressOfTheOwner() throws Exception {
        try (var other = TestAgent.connecting(registry.port(), folder.resolve("other-data"))) {
            TestAgent bob = other;
            bob.connect("bob");
            bob.publish(file.toString(), "");
            ana.connect("ana");
            ana.listUsers();
            bob.disconnect("bob");
            bob.connect("bob");

            assertThat(ana.getFile("bob", file.toString(), copy.toString())).isInstanceOf(Download.Done.class);
            assertThat(copy).hasContent("hello");
        }
    }

    @Test
    void fetchesFromTheLastKnownAddressWhenTheRegistryFails() throws Exception {
        try (var other = TestAgent.connecting(registry.port(), folder.resolve("other-data"))) {
            other.connect("bob");
            other.publish(file.toString(), "");
            ana.connect("ana");
            ana.listUsers();
            registry.force(Operation.LIST_USERS, Outcome.FAILED);

            Result result = ana.get("bob", List.of(file.toString()), copy.toString());

            assertThat(result).isInstanceOfSatisfying(Result.Fetched.class, fetched -> {
                assertThat(fetched.from()).isInstanceOf(OwnerLocation.LastSeen.class);
                assertThat(fetched.files().getFirst().download()).isInstanceOf(Download.Done.class);
            });
            assertThat(ana.get("carol", List.of(file.toString()), copy.toString()))
                    .isInstanceOf(Result.OwnerUnknown.class);
        }
    }
}
