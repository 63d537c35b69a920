package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.DirectoryFixture.ana;
import static dev.lonja.registry.directory.DirectoryFixture.caller;
import static dev.lonja.registry.directory.DirectoryFixture.withAnaConnected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and presences: who is registered, and who is connected. */
interface UsersContract extends DirectoryFixture {
    @Test
    default void registersANameOnce() {
        TestedDirectory directory = directory();

        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.register("ana")).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register("Ana")).isEqualTo(Outcome.OK);
    }

    @Test
    default void knowsNobodyWhoIsNotRegistered() {
        TestedDirectory directory = directory();

        assertThat(directory.unregister(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.publish(ana(), new PublishedFile("/a", ""))).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.authorize(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.findContent("ana")).isEmpty();
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void asksForAConnectionBeforeAnythingElse() {
        TestedDirectory directory = directory();
        directory.register("ana");

        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.publish(ana(), new PublishedFile("/a", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.authorize(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.findContent("ana").orElseThrow()).isEmpty();
    }

    @Test
    default void hasOnePresenceForEachUser() {
        TestedDirectory directory = withAnaConnected(directory());

        assertThat(directory.connect(ana(), 5002)).isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(directory.connect(caller("ana", "10.0.0.2"), 5001)).isEqualTo(Outcome.ALREADY_CONNECTED);

        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5001));
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).isEmpty();
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.connect(ana(), 5002)).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5002));
    }

    @Test
    default void obeysAdministratorsWhereverTheUserIs() {
        Administrator by = new Administrator("root", "192.0.2.1");
        TestedDirectory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));

        assertThat(directory.removeFile("ana", "/a", by)).isEqualTo(Outcome.OK);
        assertThat(directory.removeFile("ana", "/a", by)).isEqualTo(Outcome.NOT_PUBLISHED);
        assertThat(directory.removeFile("bob", "/a", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.forceDisconnect("ana", by)).isEqualTo(Outcome.OK);
        assertThat(directory.forceDisconnect("ana", by)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.forceDisconnect("bob", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.OK);
        assertThat(directory.removeUser("ana", by)).isEqualTo(Outcome.OK);
        assertThat(directory.removeUser("ana", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void expiresNamesThatNeverConnected() {
        Instant later = Instant.now().plus(Duration.ofDays(1));
        TestedDirectory directory = withAnaConnected(directory());
        directory.register("bob");
        directory.register("eve");

        assertThat(directory.apply(new DirectoryChange.ExpireName("bob", Instant.EPOCH)))
                .isEqualTo(Outcome.FAILED);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.ExpireName("ana", later),
                        new DirectoryChange.ExpireName("bob", later),
                        new DirectoryChange.ExpireName("bob", later),
                        new DirectoryChange.ExpireName("nobody", later))))
                .containsExactly(Outcome.FAILED, Outcome.OK, Outcome.FAILED, Outcome.FAILED);
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Connect(caller("eve", "10.0.0.2"), 5002),
                        new DirectoryChange.ExpireName("ana", later),
                        new DirectoryChange.ExpireName("eve", later),
                        new DirectoryChange.Register("bob"))))
                .containsExactly(Outcome.OK, Outcome.FAILED, Outcome.FAILED, Outcome.OK);
        assertThat(directory.findContent("bob").orElseThrow()).isEmpty();
    }

    @Test
    default void forgetsExactlyThePresenceThatWasMeant() {
        TestedDirectory directory = withAnaConnected(directory());
        Presence first = directory.findPresence("ana").orElseThrow();
        assertThat(first)
                .extracting(Presence::user, Presence::address, Presence::port)
                .containsExactly("ana", "10.0.0.1", 5001);
        directory.disconnect(ana());
        directory.connect(ana(), 5001);

        assertThat(directory.expire(first)).isEqualTo(Outcome.NOT_CONNECTED);
        Presence second = directory.findPresence("ana").orElseThrow();
        assertThat(directory.presences()).containsExactly(second);
        assertThat(directory.presences(first.generation(), 1)).containsExactly(second);
        assertThat(directory.presences(second.generation(), 1)).isEmpty();
        assertThat(directory.expire(second)).isEqualTo(Outcome.OK);
        assertThat(directory.expire(second)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.presences()).isEmpty();
    }
}
