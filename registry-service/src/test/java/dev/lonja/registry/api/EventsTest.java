package dev.lonja.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.events.EventHub;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The event stream over HTTP. */
@QuarkusTest
class EventsTest extends AdminConversation {
    private static final int MANY = 50;

    @TestHTTPResource("/api/v1/events")
    URI events;

    @Inject
    EventHub hub;

    @Test
    void tellsWhoConnectsPublishesAndGoes() {
        try (EventClient client = EventClient.listen(events)) {
            client.awaitEvent("event:hello", "listeners");
            ask("REGISTER|ana|");
            ask("CONNECT|ana|5001|");
            client.awaitEvent("event:presence", "\"ana\"");
            ask("PUBLISH|ana|/a|first|");
            client.awaitEvent("event:content", "\"ana\"");
            admin().post(API + "/users/ana/disconnect").then().statusCode(204);
            client.awaitEvent("event:presence", "\"ana\"");
            client.awaitEvent("event:stats", "\"uptimeSeconds\"");
        }
    }

    @Test
    void tellsWhatOthersChangeInTheDatabase() throws SQLException {
        ask("REGISTER|elsewhere|");
        try (EventClient client = EventClient.listen(events)) {
            client.awaitEvent("event:hello", "listeners");
            change("""
                    INSERT INTO presence (user_id, address, origin, port)
                    SELECT id, '192.0.2.1', '192.0.2.1', 5001 FROM registered_user WHERE name = 'elsewhere'""");

            client.awaitEvent("event:presence", "\"elsewhere\"");
        }
    }

    @Test
    void losesAListenerThatReadsNothingAndTellsAllOthersEverything() {
        List<EventClient> listeners = new ArrayList<>();
        String long32K = "\"" + "x".repeat(32 * 1024) + "\"";
        try (EventClient silent = EventClient.listen(events)) {
            silent.awaitEvent("event:hello", "listeners");
            for (int at = 0; at < MANY; at++) {
                listeners.add(EventClient.listen(events));
            }
            EventClient.readAll(listeners, "event:hello");
            int droppedBefore = dropped();

            // Events that the silent client does not read fill its socket, and then its buffer.
            for (int round = 0; dropped() == droppedBefore; round++) {
                assertThat(round)
                        .as("rounds until the silent listener is cut off")
                        .isLessThan(1000);
                hub.send("long", long32K);
                EventClient.readAll(listeners, "event:long");
            }

            assertThat(dropped()).isEqualTo(droppedBefore + 1);
            ask("REGISTER|last|");
            ask("CONNECT|last|5001|");
            EventClient.readAll(listeners, "\"last\"");
        } finally {
            listeners.forEach(EventClient::close);
        }
        await().until(() -> hub.listeners() == 0);
    }

    private int dropped() {
        return (int) hub.droppedListeners();
    }
}
