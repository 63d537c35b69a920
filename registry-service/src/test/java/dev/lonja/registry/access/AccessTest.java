package dev.lonja.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.lonja.registry.api.AdminConversation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication and authorization of the HTTP interface. */
@QuarkusTest
class AccessTest extends AdminConversation {
    @Inject
    FailedLogins failures;

    @AfterEach
    void forgive() {
        failures.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/me",
        "GET, /api/v1/users",
        "GET, /api/v1/users/ana",
        "GET, /api/v1/users/ana/files",
        "GET, /api/v1/files",
        "GET, /api/v1/stats",
        "GET, /api/v1/operations",
        "GET, /api/v1/audit",
        "GET, /api/v1/events",
        "GET, /api/v1/not-there",
        "POST, /api/v1/users/ana/disconnect",
        "DELETE, /api/v1/users/ana",
        "DELETE, /api/v1/users/ana/files",
        "GET, /q/metrics",
        "GET, /q/openapi",
        "GET, /q/swagger-ui/"
    })
    void refusesWhoeverHasNoAccount(Method method, String path) {
        nobody().request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Basic realm="))
                .body("status", equalTo(401));
        nobody().auth()
                .preemptive()
                .basic("admin", "viewer")
                .request(method, path)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/audit",
        "POST, /api/v1/users/ana/disconnect",
        "DELETE, /api/v1/users/ana",
        "DELETE, /api/v1/users/ana/files?path=/a"
    })
    void refusesChangesOfThoseWhoMayOnlyLook(Method method, String path) {
        viewer().request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("may look"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/users",
                "/api/v1/files",
                "/api/v1/stats",
                "/api/v1/operations",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/"
            })
    void showsEverythingToViewers(String path) {
        viewer().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void tellsEverybodyHowItIs(String path) {
        nobody().get(path).then().statusCode(200);
    }

    @Test
    void letsAnAccountWaitAfterTooManyFailuresWhateverAddressIsClaimed() {
        for (int failed = 0; failed < 5; failed++) {
            wrong("guess" + failed).then().statusCode(401);
        }

        nobody().header("X-Forwarded-For", "203.0.113.7")
                .auth()
                .preemptive()
                .basic("viewer", "guess")
                .get("/api/v1/me")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"));
        admin().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void takesAnOldPasswordThatIsSentAgainForOneGuess() {
        for (int sent = 0; sent < 5; sent++) {
            wrong("old").then().statusCode(401);
        }
        wrong("old").then().statusCode(429);

        wrong("another").then().statusCode(401);
    }

    @Test
    void triesOnlyAFewOfManyGuessesAtTheSameTime() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> guesses = IntStream.range(0, 60)
                    .mapToObj(
                            at -> (Callable<Integer>) () -> wrong("guess" + at).statusCode())
                    .toList();
            List<Integer> statuses =
                    callers.invokeAll(guesses).stream().map(Future::resultNow).toList();

            // A wait of a second ends when a check is slow, and then one more guess is tried.
            assertThat(statuses).containsOnly(401, 429);
            assertThat(statuses).filteredOn(status -> status == 401).hasSizeBetween(5, 15);
        }
    }

    @Test
    void checksEqualPasswordsAtTheSameTimeOnce() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> logins = IntStream.range(0, 40)
                    .mapToObj(at ->
                            (Callable<Integer>) () -> viewer().get("/api/v1/me").statusCode())
                    .toList();

            assertThat(callers.invokeAll(logins)).extracting(Future::resultNow).containsOnly(200);
        }
    }

    @Test
    void logsFailedLoginsInOneLineAndWithoutThePassword() {
        try (LogLines lines = LogLines.of(BasicLogin.class)) {
            nobody().auth()
                    .preemptive()
                    .basic("ev\nil\u001b[2J", "secret")
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401);

            assertThat(lines.all()).containsExactly("login failed: account=ev\\u{a}il\\u{1b}[2J peer=127.0.0.1");
        }
    }

    private static Response wrong(String password) {
        return nobody().auth().preemptive().basic("viewer", password).get("/api/v1/me");
    }

    @Test
    void leavesAskingToAPageThatAsksItself() {
        nobody().header("X-Requested-With", "fetch")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("X-Basic realm="));
    }

    @Test
    void saysWhoAsks() {
        admin().get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("roles", equalTo(List.of("admin", "viewer")));
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, http://evil.example", "Origin, null"
    })
    void refusesChangesThatComeFromAnotherSite(String header, String value) {
        ask("REGISTER|ana|");

        admin().header(header, value).delete("/api/v1/users/ana").then().statusCode(403);
        admin().get("/api/v1/users/ana").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void makesChangesThatComeFromItsOwnPage(String site) {
        ask("REGISTER|ana|");

        admin().header("Sec-Fetch-Site", site)
                .header("Origin", "http://proxy.example")
                .delete("/api/v1/users/ana")
                .then()
                .statusCode(204);
    }

    @Test
    void answersNoOtherSite() {
        admin().header("Origin", "http://evil.example")
                .get("/api/v1/me")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic YWRtaW4=", "Basic /////w=="})
    void refusesWhatIsNoLogin(String header) {
        nobody().header("Authorization", header).get("/api/v1/me").then().statusCode(401);
    }
}
