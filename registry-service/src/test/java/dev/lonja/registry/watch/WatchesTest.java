package dev.lonja.registry.watch;

import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.value.Watched;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which watches are open. */
class WatchesTest extends WatchFixture {
    @Test
    void opensNoMoreThanSixtyFourInASession() {
        for (int number = 0; number < Watches.MAX_OF_SESSION; number++) {
            watch("user bob");
        }
        assertThat(watches.open(session, "ana", Watched.parse("users"))).isEmpty();
        assertThat(watches.open(new EventLog(), "ana", Watched.parse("users"))).isPresent();

        watches.closeAll(session);
        assertThat(watches.open(session, "ana", Watched.parse("users"))).isPresent();
    }

    @Test
    void closesWhatASessionNoLongerWants() {
        long first = open("users");
        long second = open("user bob");
        long third = open("search boats");
        long fourth = open("content 1000 " + ROOT);
        long ofEva = watches.open(session, "eva", new Watched.Users()).orElseThrow();

        watches.close(new EventLog(), first);
        assertThat(watches.isOpen(session, first)).isTrue();
        watches.close(session, first);
        watches.close(session, first);
        assertThat(watches.isOpen(session, first)).isFalse();
        watches.closeAll(session, "ana");
        assertThat(List.of(second, third, fourth)).noneMatch(watch -> watches.isOpen(session, watch));
        changes.online("bob");
        commit(publish("/boats", "1000", ROOT));
        assertThat(events()).containsExactly("ONLINE " + ofEva + " bob");

        watches.closeAll(session);
        assertThat(watches.count()).isZero();
        assertThat(index.isEmpty()).isTrue();
        assertThat(index.hasContent() || index.hasSearch() || index.hasUser("bob"))
                .isFalse();
    }

    @Test
    void survivesASessionThatTakesNothing() {
        watches.open(
                events -> {
                    throw new IllegalStateException("closed");
                },
                "eva",
                new Watched.Users());
        String users = watch("users");

        changes.online("bob");

        assertThat(events()).containsExactly("ONLINE " + users + " bob");
    }
}
