package dev.lonja.registry.wire;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends RegistryConversation {

    @Test
    void isUpWithItsDatabaseAndItsListener() {
        get("/q/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("Database connections health check", "listener"))
                .body("checks.find { it.name == 'listener' }.data.port", equalTo(server.port()));
    }
}
