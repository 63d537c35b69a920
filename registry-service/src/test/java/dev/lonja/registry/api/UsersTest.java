package dev.lonja.registry.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and their files over HTTP: lists, pages and search. */
@QuarkusTest
class UsersTest extends AdminConversation {
    @Test
    void hasNothingToShowAtFirst() {
        viewer().get(API + "/users")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("$", not(hasKey("next")));
    }

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

    private static String segment(String name) {
        return encode(name.startsWith(".") || name.startsWith("=") ? "=" + name : name);
    }
}
