package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a person at the command loop is told without having asked. */
class RegistryNewsTest {
    private final List<String> told = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final RegistryNews news = new RegistryNews(
            () -> Optional.of("ana"), told::add, () -> told.add("looks after the presence"), nanos::get);

    @Test
    void saysWhoComesButNotTheUserItself() {
        news.tell(new Event.Online("1", "bruno"));
        news.tell(new Event.Online("1", "ana"));
        news.tell(new Event.Offline("1", "bruno"));

        assertThat(told).containsExactly("bruno is online");
    }

    @Test
    void saysNoMoreThanAPersonReads() {
        for (int user = 0; user < 1000; user++) {
            news.tell(new Event.Online("1", "user" + user));
        }
        assertThat(told)
                .hasSize(RegistryNews.MAX_ARRIVALS)
                .last()
                .isEqualTo("user9 and others are online; LIST_USERS lists them");

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        news.tell(new Event.Online("1", "bruno"));
        assertThat(told).last().isEqualTo("bruno is online");
    }

    @Test
    void saysWhatHappensToTheNameOfTheUser() {
        KeyId key = new KeyId("0".repeat(64));
        news.tell(new Event.Replaced("ana", "newer"));
        news.tell(new Event.Replaced("ana", Event.Replaced.KEY_DROPPED));
        news.tell(new Event.Replaced("ana", Event.Replaced.TWO_MACHINES));
        news.tell(new Event.KeyAdded("ana", key));

        assertThat(told)
                .containsExactly(
                        "looks after the presence",
                        "the key of this agent was taken from ana, so it is not connected here any more",
                        "two machines take ana from each other; end the agent of one of them",
                        "ana has another key now, " + key.forPeople() + "; \"lonja peer keys\" lists them");
    }

    @Test
    void showsNamesOfOthersAsTheyAreSafeForATerminal() {
        news.tell(new Event.Online("1", "b\u001b[31m"));

        assertThat(told).containsExactly("b\\u{1b}[31m is online");
    }
}
