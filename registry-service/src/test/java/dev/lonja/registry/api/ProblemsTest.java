package dev.lonja.registry.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the interface answers to requests that it cannot serve. */
@QuarkusTest
class ProblemsTest extends AdminConversation {
    @ParameterizedTest
    @CsvSource({
        "/users?limit=0, limit is 0",
        "/users?limit=1001, it must be from 1 to 1000",
        "/users?limit=many, must be a number",
        "/users?connected=perhaps, must be true or false",
        "/users?q=%20, 1 to 255",
        "/users?after=%00, NUL",
        "/users/with%20space, white space",
        "/users/ana/files?limit=-1, limit is -1",
        "/files?limit=0, limit is 0",
        "/files?q=%20, not only spaces",
        "/files?owner=%01, control",
        "/files?after=nonsense, after",
        "/operations?after=x, must be a number",
        "/operations?user=%20, white space",
        "/audit?limit=5000, limit is 5000"
    })
    void saysWhatIsWrongWithAParameter(String path, String reason) {
        admin().get(API + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad Request"))
                .body("detail", containsString(reason));
    }

    @Test
    void answersWhatIsNotThereAsAProblem() {
        viewer().get(API + "/users/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no user nobody"));
        viewer().get(API + "/nothing").then().statusCode(404).contentType("application/problem+json");
        viewer().put(API + "/users").then().statusCode(405).contentType("application/problem+json");
    }
}
