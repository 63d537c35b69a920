package dev.lonja.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users over HTTP: lists, and the changes of administrators. */
@QuarkusTest
class UsersTest extends AdminConversation {

    @Test
    void showsAUserAndWhereItIs() {
        ask("REGISTER|ana|");
        viewer().get(API + "/users/ana")
                .then()
                .statusCode(200)
                .body("connected", equalTo(false))
                .body("files", equalTo(0))
                .body("$", not(hasKey("address")));
        ask("CONNECT|ana|5001|");
        ask("PUBLISH|ana|/a|first|");

        viewer().get(API + "/users/ana")
                .then()
                .body("connected", equalTo(true))
                .body("address", equalTo("127.0.0.1"))
                .body("port", equalTo(5001))
                .body("files", equalTo(1))
                .body("moreFiles", equalTo(false));
    }

    @Test
    void pagesUsersByName() {
        for (String name : List.of("bob", "ana", "Zoe", "eve", "Ánade")) {
            ask("REGISTER|" + name + "|");
        }

        viewer().get(API + "/users?limit=2")
                .then()
                .body("items.name", contains("Zoe", "ana"))
                .body("next", equalTo("ana"));
        viewer().get(API + "/users?limit=2&after=ana")
                .then()
                .body("items.name", contains("bob", "eve"))
                .body("next", equalTo("eve"));
        viewer().get(API + "/users?limit=2&after=eve")
                .then()
                .body("items.name", contains("Ánade"))
                .body("next", nullValue());
    }

    @Test
    void findsUsersByAPartOfTheNameAndByPresence() {
        for (String name : List.of("juana", "Ana", "bob", "a%a")) {
            ask("REGISTER|" + name + "|");
        }
        ask("CONNECT|Ana|5001|");

        viewer().get(API + "/users?q=ana").then().body("items.name", contains("Ana", "juana"));
        viewer().get(API + "/users?q=%25").then().body("items.name", contains("a%a"));
        viewer().get(API + "/users?connected=true").then().body("items.name", contains("Ana"));
        viewer().get(API + "/users?connected=false&q=ana").then().body("items.name", contains("juana"));
    }

    @ParameterizedTest
    @CsvSource({
        "garcia, garcía GARCIA_2 José.García",
        "GARCÍA, garcía GARCIA_2 José.García",
        "jose., José.García",
        "strasse, Straße",
        "σασ, ΣΑΣ",
        "иван, ИВАН",
        "ana, ma\u00f1ana zwi\u200bana",
        "lodz, Łódź",
        "_2, GARCIA_2"
    })
    void findsUsersWhateverTheirCaseAndAccents(String part, String names) {
        List<String> all = List.of(
                "garcía", "GARCIA_2", "José.García", "Straße", "ΣΑΣ", "ИВАН", "ma\u00f1ana", "zwi\u200bana", "Łódź");
        all.forEach(name -> ask("REGISTER|" + name + "|"));

        viewer().get(API + "/users?q=" + encode(part)).then().body("items.name", containsInAnyOrder((Object[])
                names.split(" ")));
    }

    @Test
    void searchesManyUsersInPartsThatFitTogether() throws SQLException {
        change(
                "INSERT INTO registered_user (name) SELECT 'niño' || lpad(n::text, 6, '0') FROM generate_series(1, 12000) n");

        String next = viewer().get(API + "/users?q=nino01199&limit=5")
                .then()
                .body("items.name", contains("niño011990", "niño011991", "niño011992", "niño011993", "niño011994"))
                .extract()
                .path("next");
        viewer().get(API + "/users?q=nino01199&limit=5&after=" + encode(next))
                .then()
                .body("items.size()", equalTo(5))
                .body("$", not(hasKey("next")));
        viewer().get(API + "/users?q=nino12000").then().body("items.name", empty());
    }

    @Test
    void pagesTheFilesOfAUserByPath() {
        ask("REGISTER|ana|");
        ask("CONNECT|ana|5001|");
        for (String path : List.of("/b", "/a", "/c")) {
            ask("PUBLISH|ana|" + path + "|of " + path + "|");
        }

        viewer().get(API + "/users/ana/files?limit=2")
                .then()
                .body("items.path", contains("/a", "/b"))
                .body("items.description", contains("of /a", "of /b"))
                .body("items.ownerConnected", contains(true, true))
                .body("next", equalTo("/b"));
        viewer().get(API + "/users/ana/files?limit=2&after=/b").then().body("items.path", contains("/c"));
        viewer().get(API + "/users/bob/files").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "=", "==..", "a/b", "a%b", "a;b=c", "a?b#c", "<img/onerror=x>"})
    void reachesUsersOfEveryName(String name) {
        ask("REGISTER|" + name + "|");

        viewer().get(API + "/users/" + segment(name)).then().statusCode(200).body("name", equalTo(name));
        admin().delete(API + "/users/" + segment(name)).then().statusCode(204);
        viewer().get(API + "/users/" + segment(name)).then().statusCode(404);
    }

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

    @Test
    void hasNothingToShowAtFirst() {
        viewer().get(API + "/users")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("$", not(hasKey("next")));
    }

    private static String segment(String name) {
        return encode(name.startsWith(".") || name.startsWith("=") ? "=" + name : name);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
