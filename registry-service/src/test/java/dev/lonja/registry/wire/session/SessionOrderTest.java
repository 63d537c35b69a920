package dev.lonja.registry.wire.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of a session take effect in the order in which they were sent (docs/session.md, Order). */
@QuarkusTest
class SessionOrderTest extends RegistryConversation {
    private static final int ROUNDS = 20;

    @Test
    void everyListingSeesWhatWasSentBeforeItAndNothingElse() {
        try (SessionClient ana = SessionClient.open(server.port())) {
            ana.send("REGISTER|ana|");
            ana.send("CONNECT|ana||");
            List<Integer> listings = new ArrayList<>();
            int last = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ana.send("PUBLISH_FILE|ana|/" + round + "|");
                ana.send("PUBLISH_FILE|ana|/" + round + "|again|");
                listings.add(ana.send("LIST_FILES|ana|ana|"));
                last = ana.send("DELETE|ana|/" + round + "|");
            }
            List<String> replies = ana.replies(last);
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(replies.get(listings.get(round)))
                        .startsWith("[9|/" + round + "|again|")
                        .containsOnlyOnce("|again|");
            }
            assertThat(replies.subList(3, last)).allMatch(reply -> reply.contains("<0>"));
        }
    }

    @Test
    void makesManyChangesTogether() {
        try (SessionClient ana = SessionClient.open(server.port())) {
            ana.send("REGISTER|ana|");
            ana.send("CONNECT|ana||");
            int last = 0;
            for (int file = 0; file < 250; file++) {
                last = ana.send("PUBLISH_FILE|ana|/f/" + file + "|");
            }
            ana.replies(last);
            String reply = ana.ask("LIST_FILES|ana|ana||1000|");
            assertThat(reply.split("/f/", -1)).hasSize(251);
        }
    }

    @Test
    void givesFewerLongRowsThanWereAskedFor() {
        String segment = "/" + "s".repeat(200);
        try (SessionClient ana = SessionClient.open(server.port())) {
            ana.send("REGISTER|ana|");
            ana.send("CONNECT|ana||");
            for (int file = 100; file < 200; file++) {
                ana.send("PUBLISH_FILE|ana|/" + file + segment.repeat(20) + "|");
            }
            ana.replies(ana.send("PING|"));
            int seen = 0;
            String next = "";
            do {
                String page = ana.ask("LIST_FILES|ana|ana|" + next + "|1000|");
                int files = page.split(segment.repeat(20), -1).length - 1;
                assertThat(files).isBetween(1, 99);
                seen += files;
                next = page.substring(page.lastIndexOf("<0>") + 3, page.length() - 1);
            } while (!next.isEmpty());
            assertThat(seen).isEqualTo(100);
        }
    }

    @Test
    void connectsBeforeItPublishesAndAfterItDisconnects() {
        try (SessionClient ana = SessionClient.open(server.port())) {
            ana.send("REGISTER|ana|");
            ana.send("CONNECT|ana||");
            int first = ana.send("PUBLISH_FILE|ana|/a|");
            ana.send("DISCONNECT|ana|");
            int between = ana.send("PUBLISH_FILE|ana|/b|");
            ana.send("CONNECT|ana||");
            int last = ana.send("PUBLISH_FILE|ana|/c|");
            List<String> replies = ana.replies(last);
            assertThat(replies.get(first)).startsWith("<0>");
            assertThat(replies.get(between)).startsWith("<2>");
            assertThat(replies.get(last)).startsWith("<0>");
        }
    }

    @Test
    void givesAPageAndWhatComesAfterIt() {
        try (SessionClient ana = SessionClient.open(server.port())) {
            ana.send("REGISTER|ana|");
            ana.send("CONNECT|ana||");
            ana.send("PUBLISH_FILE|ana|/a|");
            ana.send("PUBLISH_FILE|ana|/b|");
            ana.replies(ana.send("PUBLISH_FILE|ana|/c|"));

            assertThat(ana.ask("LIST_FILES|ana|ana||2|")).contains("/a|", "/b|").endsWith("<0>/b|");
            assertThat(ana.ask("LIST_FILES|ana|ana|/b|2|")).contains("/c|").endsWith("<0>|");
        }
    }
}
