package dev.lonja.registry.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.lonja.registry.DatabaseWire;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statistics, operation log and audit log over HTTP. */
@QuarkusTest
class StatsTest extends AdminConversation {

    @AfterEach
    void mend() {
        DatabaseWire.mend();
        await().until(() -> !ask("LIST_USERS|nobody|").equals("<3>"));
    }

    @Test
    void countsWhatIsThereAndWhatWasAsked() {
        ask("REGISTER|ana|");
        ask("REGISTER|bob|");
        ask("CONNECT|ana|5001|");
        ask("PUBLISH|ana|/a|first|");

        await().untilAsserted(() -> viewer().get(API + "/stats")
                .then()
                .body("users", equalTo(2))
                .body("connected", equalTo(1))
                .body("files", equalTo(1))
                .body("requests.perSecond", greaterThan(0f))
                .body("latency.p99Millis", greaterThan(0f)));
        viewer().get(API + "/stats")
                .then()
                .body("requests.operations.operation", hasItems("REGISTER", "HELLO", "SEARCH"))
                .body("requests.total", greaterThan(3))
                .body("version", not(equalTo("")))
                .body("refusals.reasons.reason", hasItem("connections"));
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        DatabaseWire.cut();
        viewer().get(API + "/users")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"));
        viewer().get(API + "/stats").then().statusCode(200);

        DatabaseWire.mend();
        await().untilAsserted(() -> viewer().get(API + "/users").then().statusCode(200));
    }

    @Test
    void exportsItsFiguresToPrometheus() {
        ask("REGISTER|ana|");
        ask("REGISTER|ana|");

        String exported =
                viewer().get("/q/metrics").then().statusCode(200).extract().asString();

        Assertions.assertThat(exported)
                .contains(
                        "lonja_requests_seconds_count{operation=\"REGISTER\",outcome=\"NAME_IN_USE\"}",
                        "lonja_requests_seconds_bucket{operation=\"REGISTER\",outcome=\"OK\",le=\"0.005\"}",
                        "lonja_connections ",
                        "lonja_connections_accepted_total",
                        "lonja_refusals_total{reason=\"connections\"}",
                        "lonja_received_bytes_total",
                        "lonja_sent_bytes_total",
                        "lonja_commit_queue",
                        "lonja_commit_batch_size_count",
                        "lonja_commit_batch_size_sum",
                        "lonja_commit_batch_size_max",
                        "lonja_commit_seconds_bucket",
                        "lonja_commit_failures_total",
                        "lonja_users ",
                        "lonja_users_connected",
                        "lonja_files",
                        "lonja_operations_dropped_total",
                        "lonja_events_listeners",
                        "lonja_events_dropped_listeners_total",
                        "lonja_logins_failed_total",
                        "lonja_search_lag_seconds",
                        "jvm_memory_used_bytes");
    }

    @Test
    void keepsALogOfOperations() {
        ask("REGISTER|logged|");
        ask("CONNECT|30/12/2024 10:00:00|logged|5001|");
        ask("CONNECT|logged|5001|");

        await().untilAsserted(() -> viewer().get(API + "/operations?user=logged&limit=3")
                .then()
                .body("items.size()", equalTo(3))
                .body("items[0].operation", equalTo("CONNECT"))
                .body("items[0].outcome", equalTo("OK"))
                .body("items[1].date", equalTo("30/12/2024 10:00:00"))
                .body("items[2].operation", equalTo("REGISTER"))
                .body("items[2].address", equalTo("127.0.0.1")));
        int second = viewer().get(API + "/operations?user=logged").path("items[1].id");
        viewer().get(API + "/operations?user=logged&after=" + second)
                .then()
                .body("items[0].operation", equalTo("REGISTER"));
        viewer().get(API + "/operations?limit=1").then().body("items.size()", equalTo(1));
    }
}
