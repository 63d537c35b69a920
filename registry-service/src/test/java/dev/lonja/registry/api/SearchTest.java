package dev.lonja.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lonja.registry.search.SearchIndex;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files over HTTP: lists and search. */
@QuarkusTest
class SearchTest extends AdminConversation {
    @Inject
    SearchIndex index;

    @BeforeEach
    void publishSome() {
        for (String user : List.of("ana", "bob")) {
            ask("REGISTER|" + user + "|");
            ask("CONNECT|" + user + "|5001|");
        }
        publish("ana", "/música/canción.ogg", "Straße und Ørsted");
        publish("ana", "/música/cancionero.pdf", "songs");
        publish("bob", "/docs/report_2024.txt", "песня о море");
        publish("bob", "/docs/100%_sure.txt", "東京");
        awaitFound("100 sure");
    }

    @ParameterizedTest
    @CsvSource({
        "cancion, /música/canción.ogg",
        "CANCIÓN, /música/canción.ogg",
        "ncion ogg, /música/canción.ogg",
        "musica/cancion.ogg, /música/canción.ogg",
        "strasse, /música/canción.ogg",
        "orsted, /música/canción.ogg",
        "песн, /docs/report_2024.txt",
        "МОРЕ, /docs/report_2024.txt",
        "2024, /docs/report_2024.txt",
        "京, /docs/100%_sure.txt",
        "og, /música/canción.ogg",
        "so, /música/cancionero.pdf"
    })
    void findsPartsOfWordsWhateverTheirCaseAndAccents(String words, String path) {
        search(words).body("items.path", hasItem(path));
    }

    @ParameterizedTest
    @CsvSource({"canciom, cancion", "cnacion, cancion", "camcion, cancion", "reprot, report", "raport 2024, report 2024"
    })
    void forgivesATypo(String words, String meant) {
        search(words).body("corrected", equalTo(meant)).body("items.size()", greaterThan(0));
    }

    @Test
    void putsWholeWordsBeforeBeginningsAndThoseBeforeTheRest() {
        publish("bob", "/scancion", "");
        awaitFound("scancion");

        search("cancion")
                .body("items.path", contains("/música/canción.ogg", "/música/cancionero.pdf", "/scancion"))
                .body("truncated", equalTo(false));
    }

    @Test
    void takesNothingForAPattern() {
        search("%").body("items", empty());
        search("100%").body("items.path", contains("/docs/100%_sure.txt"));
        search("'; DROP TABLE published_file; --").body("items", empty());
    }

    @Test
    void searchesOneOwnerOnly() {
        viewer().get(API + "/files?q=txt&owner=ana").then().body("items", empty());
        viewer().get(API + "/files?q=txt&owner=bob").then().body("items.size()", equalTo(2));
    }

    @Test
    void forgetsWhatIsDeletedAtOnceAndTakesANewDescription() {
        ask("DELETE|ana|/música/cancionero.pdf|");
        search("cancionero").body("items", empty());

        publish("ana", "/música/cancionero.pdf", "himnos");
        awaitFound("himnos");
        search("songs").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "la mar, /a%20la%20mar.txt",
        "a%20la%20mar.txt, /a%20la%20mar.txt",
        "/a%20la mar, /a%20la%20mar.txt",
        "cancion nueva, /m%C3%BAsica/canci%C3%B3n%20nueva",
        "CANCI%C3%93N, /m%C3%BAsica/canci%C3%B3n%20nueva",
        "100%20, /100%2520.txt",
        "100 zz, /100%20%zz.txt"
    })
    void findsEncodedPathsAsPeopleReadThem(String words, String path) {
        publish("ana", path, "new");
        awaitFound("new");

        search(words).body("items.path", hasItem(path)).body("corrected", nullValue());
    }

    @Test
    void decodesWhatAnOlderVersionHasIndexed() throws SQLException {
        publish("ana", "/a%20la%20mar.txt", "old");
        publish("ana", "/m%C3%A1s.txt", "");
        awaitFound("la mar");
        awaitFound("mas");
        change("UPDATE searchable_file SET folded = ' a 20la 20mar txt old ' WHERE path = '/a%20la%20mar.txt'");
        search("la").body("items", empty());

        change("UPDATE search_progress SET decoded_in = '0'");
        awaitFound("la mar");
        publish("bob", "/la%20ola.txt", "newer");
        awaitFound("la newer");
    }

    @Test
    void pagesMatchesAndFilesByKey() {
        assertThat(pages("/files?limit=1&q=txt"))
                .containsExactlyInAnyOrder("/docs/report_2024.txt", "/docs/100%_sure.txt");
        assertThat(pages("/files?limit=1"))
                .containsExactly(
                        "/música/cancionero.pdf",
                        "/música/canción.ogg",
                        "/docs/100%_sure.txt",
                        "/docs/report_2024.txt");
        assertThat(pages("/files?limit=1&owner=ana")).containsExactly("/música/cancionero.pdf", "/música/canción.ogg");
    }

    @Test
    void showsWhoseFileItIs() {
        ask("DISCONNECT|bob|");

        viewer().get(API + "/files")
                .then()
                .body("items.owner", containsInAnyOrder("ana", "ana", "bob", "bob"))
                .body("items.findAll { it.owner == 'bob' }.ownerConnected", contains(false, false));
    }

    private void publish(String user, String path, String description) {
        assertThat(ask("PUBLISH|" + user + "|" + path + "|" + description + "|"))
                .isEqualTo("<0>");
    }

    private static ValidatableResponse search(String words) {
        return viewer().get(API + "/files?q=" + encode(words)).then().statusCode(200);
    }

    private void awaitFound(String words) {
        await().untilAsserted(() -> {
            index.update();
            search(words).body("corrected", nullValue()).body("items", not(empty()));
        });
    }

    private static List<String> pages(String query) {
        List<String> paths = new ArrayList<>();
        String next = "";
        do {
            var page = viewer().get(API + query + (next.isEmpty() ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract();
            paths.addAll(page.<List<String>>path("items.path"));
            next = page.path("next");
        } while (next != null);
        return paths;
    }
}
