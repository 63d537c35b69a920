package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.registry.api.AdminConversation;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;

/** The page in a real browser, with the REST interface of a running registry. */
@QuarkusTest
class PageTest extends AdminConversation {
    private static final String MARKUP_USER = "<img/src=x/onerror=document.title='owned'>";
    private static final String MARKUP_PATH = "/<img/src=x/onerror=document.title='owned'>.ogg";
    private static final String MARKUP_TEXT = "<script>document.title='owned'</script><b>bold</b>";
    private static final List<String> VIEWS =
            List.of("#/", "#/users", "#/files", "#/operations", "#/audit", "#/search?q=a", "#/users/ana", "#/nowhere");

    private static Browser browser;

    @TestHTTPResource("/")
    URI page;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void arrive() {
        browser.forget();
    }

    @AfterEach
    void saidNothing() {
        assertThat(browser.messages()).as("console of the browser").isEmpty();
    }

    @Test
    void showsLiveFigures() {
        join("ana", 20001);
        publish("ana", "/letter.txt", "to Bruno");
        signIn("admin");

        shows("#tile-users .value", "1");
        shows("#tile-connected .value", "1");
        shows("#tile-files .value", "1");
        shows("#live", "Live");

        join("bruno", 20002);
        shows("#tile-users .value", "2");
        shows("main", "bruno");
        assertThat(browser.text("#tile-latency .value")).endsWith("s");
        assertThat(browser.find(".sparkline").getAttribute("aria-label")).contains("at most");
    }

    @Test
    void letsNobodyInWithAWrongPassword() {
        browser.open(page.toString());
        browser.eventually(() -> browser.find("#name"));
        browser.type("#name", "admin");
        browser.type("#password", "wrong");
        browser.click(".login button");

        shows(".login [role=alert]", "name or the password is wrong");
        assertThat(browser.run("return sessionStorage.length + localStorage.length"))
                .isEqualTo(0L);
        assertThat(browser.messages()).singleElement().asString().contains("401");
        admin().get(API + "/me").then().statusCode(200);
    }

    @Test
    void keepsWhoSignedInForThisTabAloneAndForgetsOnSigningOut() {
        signIn("viewer");
        browser.reload();
        shows("#who", "viewer");
        assertThat(browser.run("return Object.keys(localStorage).join()")).isEqualTo("");

        browser.click("#sign-out");
        shows("main", "Password");
        browser.reload();
        shows("main", "Password");
        assertThat(browser.run("return sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void showsWhatUsersTypedAsItIs() {
        join(MARKUP_USER, 20001);
        publish(MARKUP_USER, MARKUP_PATH, MARKUP_TEXT);
        signIn("admin");

        shows("main", MARKUP_USER);
        browser.go("#/files");
        shows("main", MARKUP_PATH);
        shows("main", MARKUP_TEXT);
        browser.clickText("a", MARKUP_USER);
        shows("h1", MARKUP_USER);
        shows("main", MARKUP_TEXT);
        assertThat(browser.title()).isEqualTo(MARKUP_USER + " · Lonja");
        browser.clickText("button", "Delete user…");
        shows("dialog", MARKUP_USER);
        browser.clickText("button", "Cancel");
        browser.go("#/operations");
        shows("main", MARKUP_USER);
        assertThat(browser.count("main img, main script, main b")).isZero();
    }

    @Test
    void showsMarksThatABrowserWouldObeyAndKeepsTheSegmentsOfPathsWhole() {
        String user = "ana\u202e\u200d";
        join(user, 20001);
        publish(user, "/a\u2066/cod\u202egpj.exe", "to\u202eBruno \\u{202e}");
        publish(user, "/conciertos-de-verano/grabaciones-nuevas/2026-segunda-parte/escenario-principal.ogg", "live");
        publish(user, "/short/" + "p".repeat(240), "long");
        signIn("admin");
        browser.go("#/files");

        shows("main", "ana\\u{202e}\\u{200d}");
        shows("main", "/a\\u{2066}/cod\\u{202e}gpj.exe");
        shows("main", "to\\u{202e}Bruno \\u{5c}u{202e}");
        assertThat(browser.text("main")).doesNotContainPattern("\\p{Cf}");
        for (int width : new int[] {1280, 760, 360}) {
            browser.resize(width, 740);
            assertThat(browser.run("""
                    return [...document.querySelectorAll('.segment')].filter(segment => {
                      const line = document.createRange();
                      line.selectNodeContents(segment);
                      const tops = new Set([...line.getClientRects()].map(rect => Math.round(rect.top)));
                      return tops.size > 1 && !segment.textContent.startsWith('pppp');
                    }).map(segment => segment.textContent).join()"""))
                    .as("segments that are broken at a width of " + width)
                    .isEqualTo("");
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .isEqualTo((long) width);
        }

        browser.clickText("button", "Delete");
        shows("dialog", "\\u{202e}");
        browser.clickText("button", "Cancel");
        browser.clickText("a", "ana\\u{202e}\\u{200d}");
        shows("h1", "ana\\u{202e}\\u{200d}");
        assertThat(browser.title()).isEqualTo("ana\\u{202e}\\u{200d} · Lonja");
    }

    @Test
    void forbidsScriptsThatAreNotItsOwn() {
        signIn("admin");

        assertThatThrownBy(() -> browser.run("document.body.innerHTML = '<b>markup</b>'"))
                .isInstanceOf(JavascriptException.class);
        browser.run("""
                const button = document.createElement('button');
                button.setAttribute('style', 'color: red');
                document.body.append(button)""");

        assertThat(browser.messages())
                .anyMatch(message -> message.contains("TrustedHTML"))
                .anyMatch(message -> message.contains("style"));
    }

    @Test
    void findsWordsWithoutTheirAccents() {
        join("ana", 20001);
        publish("ana", "/música/canción.ogg", "en directo");
        publish("ana", "/fotos/playa.jpg", "");
        signIn("viewer");

        browser.press("/");
        browser.press("cancion");
        browser.eventually(() ->
                assertThat(browser.text("main")).contains("/música/canción.ogg").doesNotContain("playa"));
        assertThat(browser.run("return location.hash")).isEqualTo("#/search?q=cancion");
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

    @Test
    void offersNoChangesToThoseWhoMayOnlyLook() {
        join("ana", 20001);
        publish("ana", "/letter.txt", "to Bruno");
        signIn("viewer");
        browser.go("#/users/ana");

        shows("main", "/letter.txt");
        assertThat(browser.text("main")).doesNotContain("Delete").doesNotContain("Disconnect…");
        assertThat(browser.text("nav")).doesNotContain("Changes");
        browser.go("#/audit");
        shows("main", "Not found");
    }

    @Test
    void isUsedByKeyboardAlone() {
        join("ana", 20001);
        browser.open(page.toString());
        browser.eventually(() -> assertThat(browser.focus()).isEqualTo("Name"));
        browser.press("admin");
        browser.tab();
        browser.press("admin", Keys.ENTER);
        shows("main", "Connected now");

        tabTo("Users");
        browser.press(Keys.ENTER);
        shows("h1", "Users");
        tabTo("ana");
        browser.press(Keys.ENTER);
        shows("h1", "ana");
        tabTo("Disconnect…");
        browser.press(Keys.ENTER);
        assertThat(browser.focus()).isEqualTo("Cancel");
        browser.press(Keys.ESCAPE);
        assertThat(browser.count("dialog")).isZero();
        assertThat(browser.focus()).isEqualTo("Disconnect…");
        assertThat(browser.run("""
                return getComputedStyle(document.activeElement).outlineStyle""")).isNotEqualTo("none");

        browser.back();
        shows("h1", "Users");
        browser.press("/");
        assertThat(browser.focus()).isEqualTo("Search users and files");
    }

    @Test
    void followsTheSystemIntoTheDarkUntilToldOtherwise() {
        browser.prefer("prefers-color-scheme", "dark");
        signIn("viewer");
        assertThat(brightness()).isLessThan(60);

        browser.click("#theme");
        shows("#theme", "Theme: light");
        assertThat(brightness()).isGreaterThan(200);
        browser.reload();
        shows("#theme", "Theme: light");
        assertThat(brightness()).isGreaterThan(200);
    }

    @Test
    void fitsAPhone() {
        String longName = "n".repeat(255);
        join("ana", 20001);
        join(longName, 20002);
        publish("ana", "/" + "p".repeat(254), "d".repeat(255));
        signIn("admin");
        browser.resize(360, 740);

        for (String view : VIEWS) {
            browser.go(view);
            browser.eventually(() -> assertThat(browser.count("main h1")).isOne());
            browser.eventually(
                    () -> assertThat(browser.count("main [aria-busy]")).isZero());
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as("width of " + view)
                    .isEqualTo(360L);
        }
        browser.go("#/users/" + longName);
        shows("h1", longName);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    @Test
    void namesEveryFieldAndButton() {
        join("ana", 20001);
        publish("ana", "/letter.txt", "to Bruno");
        signIn("admin");

        for (String view : VIEWS) {
            browser.go(view);
            browser.eventually(() -> assertThat(browser.count("main h1")).isOne());
            browser.eventually(
                    () -> assertThat(browser.count("main [aria-busy]")).isZero());
            assertThat(browser.run("""
                    return [...document.querySelectorAll('a, button, input, [role=img]')]
                        .filter(e => !(e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent.trim()))
                        .map(e => e.outerHTML).join()""")).as("unnamed in " + view).isEqualTo("");
        }
    }

    @Test
    void showsMoreUsersOnRequestAndFiltersThem() throws Exception {
        change(
                "INSERT INTO registered_user (name) SELECT 'user' || lpad(n::text, 4, '0') FROM generate_series(1, 150) n");
        join("ana", 20001);
        signIn("viewer");
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

    private void join(String user, int port) {
        assertThat(ask("REGISTER|" + user + "|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|" + user + "|" + port + "|")).isEqualTo("<0>");
    }

    private void publish(String user, String path, String description) {
        assertThat(ask("PUBLISH|" + user + "|" + path + "|" + description + "|"))
                .isEqualTo("<0>");
    }

    private void signIn(String account) {
        browser.open(page.toString());
        browser.eventually(() -> browser.find("#name"));
        browser.type("#name", account);
        browser.type("#password", account + Keys.ENTER);
        shows("#who", account);
        browser.eventually(() -> assertThat(browser.count("main [aria-busy]")).isZero());
    }

    private void shows(String selector, String text) {
        browser.eventually(() -> assertThat(browser.text(selector)).contains(text));
    }

    /** Presses Tab until the element with this name has the focus. */
    private void tabTo(String name) {
        for (int pressed = 0; pressed < 40 && !browser.focus().equals(name); pressed++) {
            browser.tab();
        }
        assertThat(browser.focus()).isEqualTo(name);
    }

    private long brightness() {
        Object colour = browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]");
        return Long.parseLong(colour.toString());
    }
}
