package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.session.PresentPeer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the cache shows of a writer and a feed. {@link CachedUsersOrderTest} tries every order of their steps. */
class CachedUsersTest {
    private static final String HOME = "10.0.0.1";

    private final PresenceLog told = new PresenceLog();
    private final CachedUsers users =
            new CachedUsers(new ReplyEncoder(ContentForm.DESCRIBED), 5000, 100, List.of(told));

    @Test
    void knowsNothingBeforeItHasReadEverything() {
        write(() -> users.connected(presence("ana", 1, 1)));
        assertThat(users.findReply()).isEmpty();
        assertThat(users.find("ana")).isEmpty();

        readAll(presence("ana", 1, 1));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        assertThat(users.find("ana")).map(PresentUser::origin).contains(HOME);
        assertThat(users.find("bob")).isEmpty();

        users.clear();
        assertThat(users.findReply()).isEmpty();
        assertThat(users.find("ana")).isEmpty();
    }

    @Test
    void showsWhatTheWriterDid() {
        readAll();
        write(() -> users.connected(presence("ana", 1, 1)));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        write(() -> users.disconnected("ana", 1));
        assertThat(listed()).isEqualTo("0|");
        write(() -> users.connected(presence("ana", 2, 2)));
        write(() -> users.removed("ana"));
        assertThat(listed()).isEqualTo("0|");
        write(() -> {
            users.connected(presence("ana", 3, 3));
            users.disconnected("ana", 3);
            users.connected(presence("ana", 4, 4));
        });
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|4|");
        assertThat(users.stale()).isEmpty();
    }

    @Test
    void showsWhatTheFeedRead() {
        readAll(presence("bob", 5, 1));
        read(Set.of("ana", "bob"), presence("ana", 1, 2));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        read(Set.of("ana"), presence("ana", 1, 3));
        write(() -> users.disconnected("ana", 3));
        assertThat(listed()).isEqualTo("0|");
        assertThat(users.stale()).isEmpty();
    }

    @Test
    void doesNotUndoAWriteByWhatWasReadBeforeIt() {
        readAll();
        users.beginRead();
        write(() -> users.connected(presence("ana", 1, 1)));
        users.read(Set.of("ana"), List.of());

        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        assertThat(users.stale()).containsExactly("ana");
        read(Set.of("ana"), presence("ana", 1, 1));
        assertThat(users.stale()).isEmpty();
    }

    @Test
    void showsTheLaterPresenceOfAWriteAndAReadThatOverlapped() {
        readAll();
        users.beginRead();
        write(() -> users.connected(presence("ana", 1, 1)));
        users.read(Set.of("ana"), List.of(presence("ana", 2, 2)));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|2|");

        users.beginRead();
        write(() -> users.disconnected("ana", 2));
        users.read(Set.of("ana"), List.of(presence("ana", 2, 2)));
        assertThat(listed()).isEqualTo("0|");

        users.beginWrite();
        read(Set.of("ana"), presence("ana", 4, 4));
        users.disconnected("ana", 3);
        users.endWrite();
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|4|");
        assertThat(users.stale()).containsExactly("ana");
    }

    @Test
    void readsAgainWhatMayHaveHappened() {
        readAll();
        write(() -> users.uncertain("ana"));

        assertThat(listed()).isEqualTo("0|");
        assertThat(users.stale()).containsExactly("ana");
    }

    @Test
    void readsAgainWhatMayHaveHappenedDuringARead() {
        readAll();
        users.beginRead();
        write(() -> users.uncertain("ana"));
        users.read(Set.of("ana"), List.of());
        assertThat(users.stale()).containsExactly("ana");

        read(Set.of("ana"), presence("ana", 1, 1));
        assertThat(users.stale()).isEmpty();
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
    }

    @Test
    void givesUpWhenThereAreTooManyAndComesBackWhenTheyAreFewer() {
        readAll();
        for (int number = 0; number < 100; number++) {
            int generation = number + 1;
            write(() -> users.connected(presence("user" + generation, 1, generation)));
        }
        assertThat(users.isComplete()).isFalse();
        assertThat(users.findReply()).isEmpty();

        readAll(presence("ana", 1, 500));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
    }

    @Test
    void doesNotUndoWritesWhenEverythingWasReadBeforeThem() {
        readAll(presence("ana", 1, 1));
        users.beginRead();
        write(() -> users.disconnected("ana", 1));
        write(() -> users.connected(presence("bob", 2, 2)));
        users.readAll(List.of(presence("ana", 1, 1)));

        assertThat(listed()).isEqualTo("1|bob|10.0.0.1|2|");
        assertThat(users.stale()).containsExactlyInAnyOrder("ana", "bob");
    }

    @Test
    void keepsWritesThatItCouldNotShowYet() {
        users.beginRead();
        write(() -> users.connected(presence("bob", 2, 2)));
        write(() -> users.removed("ana"));
        users.readAll(List.of(presence("ana", 1, 1)));

        assertThat(listed()).isEqualTo("1|bob|10.0.0.1|2|");
    }

    @Test
    void becomesTooLongWhileEverythingIsReadAndIsCompleteAfterwards() {
        readAll(presence("ana", 1, 1));
        users.beginRead();
        write(() -> users.connected(presence("x".repeat(900), 1, 2)));
        write(() -> users.connected(presence("y".repeat(250), 1, 3)));
        assertThat(users.isComplete()).isFalse();
        write(() -> users.disconnected("x".repeat(900), 2));
        users.readAll(List.of(presence("ana", 1, 1), presence("x".repeat(900), 1, 2)));

        assertThat(listed()).isEqualTo("2|ana|10.0.0.1|1|" + "y".repeat(250) + "|10.0.0.1|1|");
    }

    @Test
    void tellsWhoComesAndGoesWhicheverRegistryTheyUse() {
        readAll(presence("ana", 1, 1));
        assertThat(told.take()).containsExactly("anybody");

        write(() -> users.connected(presence("bob", 1, 2)));
        read(Set.of("eva"), presence("eva", 1, 3));
        assertThat(told.take()).containsExactly("+bob", "+eva");

        write(() -> users.connected(presence("bob", 2, 4)));
        read(Set.of("ana", "eva"), presence("ana", 1, 1), presence("eva", 2, 5));
        assertThat(told.take()).as("new presences in the place of old ones").isEmpty();

        write(() -> users.disconnected("bob", 4));
        write(() -> users.removed("nobody"));
        read(Set.of("eva"));
        assertThat(told.take()).containsExactly("-bob", "-eva");
    }

    @Test
    void tellsOfWhomItIsNotSureWhileThereAreTooMany() {
        users.clear();
        write(() -> users.connected(presence("ana", 1, 1)));
        write(() -> users.uncertain("bob"));
        users.unread(Set.of("eva"));

        assertThat(told.take()).containsExactly("?ana", "?bob", "?eva");
    }

    private void write(Runnable changes) {
        users.beginWrite();
        changes.run();
        users.endWrite();
    }

    private void read(Set<String> names, PresentPeer... present) {
        users.beginRead();
        users.read(names, List.of(present));
    }

    private void readAll(PresentPeer... present) {
        users.beginRead();
        users.readAll(List.of(present));
    }

    private static PresentPeer presence(String name, int port, long generation) {
        return PresentPeer.classic(new Presence(name, HOME, HOME, port, generation));
    }

    private String listed() {
        byte[] reply = PresentUsersTest.bytes(users.findReply().orElseThrow());
        return new String(reply, 1, reply.length - 1, StandardCharsets.UTF_8).replace('\0', '|');
    }
}
