package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the views show, find and change. */
@QuarkusTest
class PageViewsTest extends PageConversation {
    @Test
    void showsLiveFigures() {
        join("ana", 20001);
        publish("ana", "/letter.txt", "to Bruno");
        signIn("admin");

        shows("#live", "Live");

        join("bruno", 20002);
        shows("#tile-users .value", "2");
        shows("#tile-connected .value", "2");
        shows("#tile-files .value", "1");
        shows("main", "bruno");
        assertThat(browser.text("#tile-latency .value")).endsWith("s");
        assertThat(browser.find(".sparkline").getAttribute("aria-label")).contains("at most");
    }

    @Test
    void findsWordsWithoutTheirAccentsAndShowsFilesAsPeopleReadTheirNames() {
        join("ana", 20001);
        publish("ana", "/música/canción%20nueva.ogg", "en directo");
        publish("ana", "/fotos/playa.jpg", "");
        signIn("admin");

        browser.press("/");
        browser.press("cancion");
        browser.eventually(() -> assertThat(browser.text("main"))
                .contains("/música/canción nueva.ogg")
                .doesNotContain("playa"));
        assertThat(browser.run("return location.hash")).isEqualTo("#/search?q=cancion");

        assertThat(browser.find("td.path bdi").getAttribute("title")).isEqualTo("/música/canción%20nueva.ogg");
        assertThat(browser.run("""
                return import(new URL('page/cells.js', document.baseURI)).then(
                  cells => cells.fileName({ path: '/of/an/older/registry' }).outerHTML)""").toString())
                .contains("registry</span>")
                .doesNotContain("undefined")
                .doesNotContain("title");
        browser.clickText("button", "Delete");
        shows("dialog", "/música/canción nueva.ogg\n\nIt is published as /música/canción%20nueva.ogg");
        browser.clickText("button", "Delete file");
        shows("#announcement", "/música/canción nueva.ogg was deleted.");
        browser.go("#/audit");
        shows("td.path", "/música/canción nueva.ogg");
        assertThat(ask("LIST_CONTENT|ana|ana|")).startsWith("<0>1|/fotos/playa.jpg");
    }

    @Test
    void showsMoreUsersOnRequestAndFiltersThem() throws Exception {
        change(
                "INSERT INTO registered_user (name) SELECT 'user' || lpad(n::text, 4, '0') FROM generate_series(1, 150) n");
        join("ana", 20001);
        signIn("admin");
        browser.go("#/users");

        shows("main", "user0099");
        assertThat(browser.count("tbody tr")).isEqualTo(100);
        browser.clickText("button", "Show more");
        shows("main", "user0150");
        assertThat(browser.count("tbody tr")).isEqualTo(151);

        browser.type("[type=search][id^=filter]", "0014");
        browser.eventually(() -> assertThat(browser.count("tbody tr")).isOne());
        assertThat(browser.run("return location.hash")).isEqualTo("#/users?q=0014");
        browser.reload();
        browser.eventually(() -> assertThat(browser.text("tbody")).contains("user0014"));
        browser.clickText("label", "Connected");
        shows("main", "No users match.");
    }

    @Test
    void changesNothingBeforeTheQuestionIsAnswered() {
        join("ana", 20001);
        publish("ana", "/letter.txt", "to Bruno");
        signIn("admin");
        browser.go("#/users/ana");

        browser.clickText("button", "Disconnect…");
        browser.clickText("button", "Cancel");
        assertThat(browser.count("dialog")).isZero();
        assertThat(ask("LIST_USERS|ana|")).startsWith("<0>");

        browser.clickText("button", "Disconnect…");
        browser.clickText("button", "Disconnect");
        shows(".facts", "Away");
        shows("#announcement", "ana was disconnected.");
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");

        browser.clickText("button", "Delete");
        shows("dialog", "/letter.txt");
        browser.clickText("button", "Delete file");
        shows("main", "This user publishes no files.");

        browser.clickText("button", "Delete user…");
        browser.clickText("button", "Delete user");
        shows("main", "No users are registered yet.");

        browser.go("#/audit");
        shows("main", "disconnected ana");
        shows("main", "deleted a file of ana");
        shows("main", "deleted user ana");
    }
}
