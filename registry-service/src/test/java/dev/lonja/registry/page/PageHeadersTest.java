package dev.lonja.registry.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageHeadersTest {
    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.html", "/page/main.js", "/page/views/users.js", "/page/lonja.css", "/page/lonja.svg"
            })
    void pageRunsItsOwnScriptsAlone(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("script-src 'self';"),
                                containsString("style-src 'self';"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/main.js", "/api/v1/users", "/q/health", "/nowhere"})
    void everyAnswerIsNeitherGuessedAtNorFramedNorReferredTo(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/main.js", "/page/views/users.js"})
    void unchangedFilesAreNotSentAgain(String path) {
        String tag = given().get(path)
                .then()
                .header("Cache-Control", equalTo("no-cache"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get(path).then().statusCode(304).body(equalTo(""));
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @Test
    void indexNamesEveryModuleSoThatTheyAreFetchedAtOnce() throws IOException {
        String index = Files.readString(RESOURCES.resolve("index.html"));
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("page"))) {
            List<String> modules = files.map(
                            file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".js"))
                    .toList();

            assertThat(modules).hasSizeGreaterThan(10).allMatch(module -> index.contains('"' + module + '"'));
        }
    }
}
