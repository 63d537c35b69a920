package dev.lonja.registry.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listening to what changes, over HTTP. */
@QuarkusTest
class EventsTest extends AdminConversation {
    private static final int MANY = 1000;

    @TestHTTPResource("/api/v1/events")
    URI events;

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
    void losesAListenerThatReadsNothingAndTellsAllOthersEverything() throws SQLException {
        List<EventClient> listeners = new ArrayList<>();
        try (EventClient silent = EventClient.listen(events)) {
            silent.awaitEvent("event:hello", "listeners");
            for (int at = 0; at < MANY - 1; at++) {
                listeners.add(EventClient.listen(events));
            }
            EventClient.readAll(listeners, "event:hello");
            int droppedBefore = dropped();

            // Names so long that what the silent one does not read fills its socket within a few rounds.
            List<String> names = IntStream.range(0, 100)
                    .mapToObj(number -> "x".repeat(250) + "%03d".formatted(number))
                    .toList();
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                for (int round = 0; dropped() == droppedBefore; round++) {
                    assertThat(round)
                            .as("rounds until the silent listener is cut off")
                            .isLessThan(2000);
                    for (int from = 0; from < names.size(); from += 25) {
                        statement.execute("SELECT pg_notify('lonja_changes', 'p "
                                + String.join(" ", names.subList(from, from + 25)) + "')");
                    }
                    EventClient.readAll(listeners, "event:presence");
                }
            }

            assertThat(dropped()).isEqualTo(droppedBefore + 1);
            ask("REGISTER|last|");
            ask("CONNECT|last|5001|");
            EventClient.readAll(listeners, "\"last\"");
        } finally {
            listeners.forEach(EventClient::close);
        }
        await().until(() -> viewer().get(API + "/stats").<Integer>path("listeners") == 0);
    }

    private static int dropped() {
        String metrics = viewer().get("/q/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("lonja_events_dropped_listeners_total"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
