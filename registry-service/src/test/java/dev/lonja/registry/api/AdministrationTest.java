package dev.lonja.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The changes of administrators over HTTP, and their record. */
@QuarkusTest
class AdministrationTest extends AdminConversation {
    @Test
    void disconnectsAUser() {
        ask("REGISTER|ana|");
        admin().post(API + "/users/ana/disconnect").then().statusCode(409);
        ask("CONNECT|ana|5001|");

        admin().post(API + "/users/ana/disconnect").then().statusCode(204);

        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");
        admin().post(API + "/users/bob/disconnect").then().statusCode(404);
    }

    @Test
    void removesAConnectedUserWithItsFiles() {
        ask("REGISTER|ana|");
        ask("CONNECT|ana|5001|");
        ask("PUBLISH|ana|/a|first|");

        admin().delete(API + "/users/ana").then().statusCode(204);

        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<1>");
        admin().delete(API + "/users/ana").then().statusCode(404);
    }

    @Test
    void takesDownAFile() {
        ask("REGISTER|ana|");
        ask("CONNECT|ana|5001|");
        ask("PUBLISH|ana|/música/canción.ogg|first|");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>1|/música/canción.ogg first|");

        admin().delete(API + "/users/ana/files")
                .then()
                .statusCode(400)
                .body("detail", containsString("path is missing"));
        admin().delete(API + "/users/ana/files?path=" + encode("/música/canción.ogg"))
                .then()
                .statusCode(204);

        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>0|");
        admin().delete(API + "/users/ana/files?path=/none").then().statusCode(404);
        admin().delete(API + "/users/bob/files?path=/none").then().statusCode(404);
    }

    @Test
    void namesFilesAsPeopleReadThemBesideTheirPaths() throws SQLException {
        change("TRUNCATE audit_record");
        String cut = "/" + "My%20boats".repeat(17) + "%20of%20m~0123456789abcdef.txt";
        List<String> paths = List.of("/My%20boats%09.txt", cut, "/a%2Fb", "/c%252F");
        List<String> names = List.of("/My boats\t.txt", cut, "/a%2Fb", "/c%2F");
        ask("REGISTER|ana|");
        ask("CONNECT|ana|5001|");
        paths.forEach(path -> ask("PUBLISH|ana|" + path + "|" + "first|"));

        for (String list : List.of("/files", "/users/ana/files", "/files?owner=ana")) {
            viewer().get(API + list).then().body("items.path", equalTo(paths)).body("items.name", equalTo(names));
        }

        admin().delete(API + "/users/ana/files?path=" + encode(names.getFirst()))
                .then()
                .statusCode(204);
        admin().delete(API + "/users/ana/files?path=" + encode(paths.getLast()))
                .then()
                .statusCode(204);
        admin().delete(API + "/users/ana/files?path=" + encode(names.getFirst()))
                .then()
                .statusCode(404)
                .body("detail", equalTo("user ana publishes no file /My%20boats%09.txt"));
        admin().delete(API + "/users/ana/files?path=" + encode("/a\0b")).then().statusCode(400);
        admin().get(API + "/audit")
                .then()
                .body("items.path", contains(paths.getLast(), paths.getFirst()))
                .body("items.name", contains(names.getLast(), names.getFirst()));
    }

    @Test
    void recordsWhoChangedWhat() throws SQLException {
        change("TRUNCATE audit_record");
        ask("REGISTER|ana|");
        ask("CONNECT|ana|5001|");
        ask("PUBLISH|ana|/a|first|");
        admin().delete(API + "/users/ana/files?path=/a").then().statusCode(204);
        admin().delete(API + "/users/ana/files?path=/a").then().statusCode(404);
        admin().post(API + "/users/ana/disconnect").then().statusCode(204);
        admin().delete(API + "/users/ana").then().statusCode(204);

        String next = admin().get(API + "/audit?limit=2")
                .then()
                .body("items.action", contains("DELETE_USER", "DISCONNECT_USER"))
                .body("items.who", contains("admin", "admin"))
                .body("items.user", contains("ana", "ana"))
                .body("items.address", contains("127.0.0.1", "127.0.0.1"))
                .extract()
                .path("next");
        admin().get(API + "/audit?limit=2&after=" + next)
                .then()
                .body("items.action", contains("DELETE_FILE"))
                .body("items.path", contains("/a"));
    }
}
