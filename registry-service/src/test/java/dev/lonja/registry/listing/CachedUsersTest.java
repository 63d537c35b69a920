package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.transport.HostAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changes of one user that arrive from the writer and from the change feed, in every order. */
class CachedUsersTest {
    private static final HostAddress HOME = new HostAddress("10.0.0.1", false);
    private static final Caller ANA = new Caller("ana", HOME);

    private final CachedUsers users = new CachedUsers(new ReplyEncoder(ContentForm.DESCRIBED), 1000, 100);

    @Test
    void knowsNothingBeforeItHasReadEverything() {
        write(new DirectoryChange.Connect(ANA, 1));
        assertThat(users.findReply()).isEmpty();
        assertThat(users.isPresent("ana", Optional.empty())).isFalse();

        readAll(user("ana", 1));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        assertThat(users.isPresent("ana", Optional.of("10.0.0.1"))).isTrue();
        assertThat(users.isPresent("ana", Optional.of("10.0.0.2"))).isFalse();
        assertThat(users.isPresent("ana", Optional.empty())).isTrue();

        users.forgetAll();
        assertThat(users.findReply()).isEmpty();
    }

    @Test
    void showsWhatTheWriterDid() {
        readAll();
        write(new DirectoryChange.Connect(ANA, 1));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        write(new DirectoryChange.Disconnect(ANA));
        assertThat(listed()).isEqualTo("0|");
        write(new DirectoryChange.Connect(ANA, 2));
        write(new DirectoryChange.Unregister(ANA));
        assertThat(listed()).isEqualTo("0|");
        assertThat(users.stale()).isEmpty();
    }

    @Test
    void showsWhatTheFeedRead() {
        readAll(user("bob", 5));
        users.beginRead();
        users.read(Set.of("ana", "bob"), List.of(user("ana", 1)));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        assertThat(users.stale()).isEmpty();
    }

    @Test
    void doesNotUndoAWriteByWhatWasReadBeforeIt() {
        readAll();
        users.beginRead();
        write(new DirectoryChange.Connect(ANA, 1));
        users.read(Set.of("ana"), List.of());

        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
        assertThat(users.stale()).containsExactly("ana");
        users.beginRead();
        users.read(Set.of("ana"), List.of(user("ana", 1)));
        assertThat(users.stale()).isEmpty();
    }

    @Test
    void readsAgainWhatWasWrittenWhileEverythingWasRead() {
        readAll();
        users.beginRead();
        write(new DirectoryChange.Connect(ANA, 1));
        users.readAll(List.of());

        assertThat(users.stale()).containsExactly("ana");
    }

    @Test
    void readsAgainWhatWasReadWhileItWasWritten() {
        readAll();
        users.beginWrite();
        users.beginRead();
        // The DISCONNECT came through another registry, after our CONNECT.
        users.read(Set.of("ana"), List.of());
        users.written(new DirectoryChange.Connect(ANA, 1), true);
        users.endWrite();
        assertThat(users.stale()).containsExactly("ana");

        users.beginWrite();
        readAll(user("ana", 1));
        users.written(new DirectoryChange.Disconnect(ANA), true);
        users.endWrite();
        assertThat(listed()).isEqualTo("0|");
        assertThat(users.stale()).containsExactly("ana");
    }

    @Test
    void readsAgainWhatMayHaveHappened() {
        readAll();
        users.beginWrite();
        users.written(new DirectoryChange.Connect(ANA, 1), false);
        users.endWrite();

        assertThat(listed()).isEqualTo("0|");
        assertThat(users.stale()).containsExactly("ana");
    }

    @Test
    void givesUpWhenThereAreTooManyAndComesBackWhenTheyAreFewer() {
        readAll();
        for (int number = 0; number < 100; number++) {
            write(new DirectoryChange.Connect(new Caller("user" + number, HOME), 1));
        }
        assertThat(users.isComplete()).isFalse();
        assertThat(users.findReply()).isEmpty();

        readAll(user("ana", 1));
        assertThat(listed()).isEqualTo("1|ana|10.0.0.1|1|");
    }

    @Test
    void doesNotUndoWritesWhenEverythingWasReadBeforeThem() {
        readAll(user("ana", 1));
        Caller bob = new Caller("bob", HOME);
        users.beginRead();
        write(new DirectoryChange.Disconnect(ANA));
        write(new DirectoryChange.Connect(bob, 2));
        users.readAll(List.of(user("ana", 1)));

        assertThat(listed()).isEqualTo("1|bob|10.0.0.1|2|");
        assertThat(users.stale()).containsExactlyInAnyOrder("ana", "bob");
    }

    private void write(DirectoryChange change) {
        users.beginWrite();
        users.written(change, true);
        users.endWrite();
    }

    private void readAll(PresentUser... present) {
        users.beginRead();
        users.readAll(List.of(present));
    }

    private PresentUser user(String name, int port) {
        return users.user(name, HOME.text(), HOME.origin(), port);
    }

    private String listed() {
        byte[] reply = PresentUsersTest.bytes(users.findReply().orElseThrow());
        return new String(reply, 1, reply.length - 1, StandardCharsets.UTF_8).replace('\0', '|');
    }
}
