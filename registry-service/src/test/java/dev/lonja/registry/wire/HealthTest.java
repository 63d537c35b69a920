package dev.lonja.registry.wire;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.lonja.registry.DatabaseWire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends RegistryConversation {

    @AfterEach
    void mend() {
        DatabaseWire.mend();
        await().untilAsserted(() -> ready().statusCode(200));
    }

    @Test
    void isUpWithItsDatabaseItsListenerAndItsWriter() {
        get("/q/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("Database connections health check", "listener", "queue", "writer"))
                .body("checks.find { it.name == 'listener' }.data.port", equalTo(server.port()));
        get("/q/health/started").then().statusCode(200).body("checks.name", hasItems("listener"));
    }

    @Test
    void isNotReadyButAliveWhileTheDatabaseIsAway() {
        DatabaseWire.cut();

        await().untilAsserted(() -> ready().statusCode(503).body("status", equalTo("DOWN")));
        get("/q/health/live").then().statusCode(200);
    }

    private static ValidatableResponse ready() {
        return get("/q/health/ready").then();
    }
}
