package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.registry.api.AdminConversation;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Names, the values of a test, and units. */
    private static final Pattern SAME_IN_BOTH =
            Pattern.compile("(?:Lonja|OK|ana|admin|n{255})(?: · Lonja)?|[A-Z_]+|[\\d.,]+ (?:ms|s)|English|Español");

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
        browser.restore();
    }

    @AfterEach
    void saidNothing() {
        assertThat(browser.messages()).as("console of the browser").isEmpty();
        // A view that would ask for what the next test removes.
        browser.run("location.hash = '#/nowhere'");
    }

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
    void letsNobodyInWithAWrongPassword() {
        signOut();
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
    void speaksTheLanguageOfItsReader() {
        browser.speak("fr-FR,es-ES,en");
        browser.open(page.toString());
        signOut();
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("es");
        shows("main", "Contraseña");
        shows(".foot", "Registro de Lonja");
        browser.type("#name", "admin");
        browser.type("#password", "wrong" + Keys.ENTER);
        shows(".login [role=alert]", "El nombre o la contraseña no son correctos.");
        browser.type("#password", Keys.chord(Keys.CONTROL, "a") + "admin" + Keys.ENTER);
        shows("#who", "admin");
        assertThat(numberAndTime()).startsWith("12.345 31 ene 2026, ");

        browser.go("#/operations?user=a:%20b");
        shows(
                "main [role=alert]",
                "Petición incorrecta usuario: usuario «a: b» contiene espacios en blanco Reintentar");
        browser.go("#/users/nobody");
        shows("main [role=alert]", "No existe ningún usuario con este nombre.");

        browser.go("#/");
        browser.click("#language");
        shows("nav", "Operations");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        browser.reload();
        shows("nav", "Operations");
        assertThat(numberAndTime()).startsWith("12,345 Jan 31, 2026, ");
        assertThat(browser.text("#language")).isEqualTo("Español");
        assertThat(browser.messages())
                .isNotEmpty()
                .allMatch(message -> message.contains("the server responded with a status of 40"));
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
        publish(user, "/a%0Ab/c%E2%80%A8d%07", "lines");
        signIn("admin");
        browser.go("#/files");

        shows("main", "ana\\u{202e}\\u{200d}");
        shows("main", "/a\\u{2066}/cod\\u{202e}gpj.exe");
        shows("main", "/a\\u{a}b/c\\u{2028}d\\u{7}");
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
            assertThat(browser.run(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("what does not fit a width of " + width)
                    .isEqualTo(0L);
        }

        browser.find("[aria-label^='Delete /a\\\\u{2066}']").click();
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
                document.body.append(button);
                button.remove()""");

        assertThat(browser.messages())
                .anyMatch(message -> message.contains("TrustedHTML"))
                .anyMatch(message -> message.contains("style"));
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
        signOut();
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
        signOut();
        assertThat(brightness()).isLessThan(60);

        browser.click("#theme");
        shows("#theme", "Theme: light");
        assertThat(brightness()).isGreaterThan(200);
        browser.reload();
        shows("#theme", "Theme: light");
        assertThat(brightness()).isGreaterThan(200);
    }

    @Test
    void fitsAPhoneAndNamesEveryFieldAndButtonInBothLanguages() {
        String longName = "n".repeat(255);
        join("ana", 20001);
        join(longName, 20002);
        publish("ana", "/" + "p".repeat(254), "d".repeat(255));
        publish("ana", "/My%20boats.txt", "to Bruno");
        signIn("admin");
        browser.resize(360, 740);
        Set<String> english = textsOfAllViews("#/users/" + longName);

        browser.click("#language");
        shows("nav", "Usuarios");
        Set<String> spanish = textsOfAllViews("#/users/" + longName);
        browser.run("localStorage.clear()");
        browser.reload();

        english.retainAll(spanish);
        assertThat(english).as("texts that are not translated").allMatch(SAME_IN_BOTH.asMatchPredicate());
    }

    /** Looks at every view and every question, and returns what they say by themselves. */
    private static Set<String> textsOfAllViews(String another) {
        Set<String> texts = new TreeSet<>();
        for (String view : Stream.concat(VIEWS.stream(), Stream.of(another)).toList()) {
            browser.go(view);
            browser.eventually(() -> assertThat(browser.run("""
                    return document.querySelectorAll('main h1').length === 1
                        && !document.querySelector('main [aria-busy]')""")).isEqualTo(true));
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as("width of " + view)
                    .isEqualTo(360L);
            assertThat(browser.run("""
                    return [...document.querySelectorAll('a, button, input, [role=img]')]
                        .filter(e => !(e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent.trim()))
                        .map(e => e.outerHTML).join()""")).as("unnamed in " + view).isEqualTo("");
            texts.addAll(browser.texts());
        }
        browser.go("#/users/ana");
        browser.eventually(() -> assertThat(browser.count(".actions button")).isEqualTo(4));
        for (int button = 0; button < 3; button++) {
            browser.run("document.querySelectorAll('.actions button')[arguments[0]].click()", button);
            texts.addAll(browser.texts());
            browser.press(Keys.ESCAPE);
            browser.eventually(() -> assertThat(browser.count("dialog")).isZero());
        }
        return texts;
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

    private void join(String user, int port) {
        assertThat(ask("REGISTER|" + user + "|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|" + user + "|" + port + "|")).isEqualTo("<0>");
    }

    private void publish(String user, String path, String description) {
        assertThat(ask("PUBLISH|" + user + "|" + path + "|" + description + "|"))
                .isEqualTo("<0>");
    }

    /** Shows the overview to that account. The page begins anew only if it is not open. */
    private void signIn(String account) {
        if (!browser.text("#bar:not([hidden]) #who").startsWith(account)) {
            signOut();
            browser.type("#name", account);
            browser.type("#password", account + Keys.ENTER);
        }
        shows("#who", account);
        browser.go("#/nowhere");
        browser.go("#/");
        browser.eventually(() -> assertThat(browser.count("main [aria-busy]")).isZero());
    }

    /** Shows the form. */
    private void signOut() {
        if (!browser.address().startsWith(page.toString())) {
            browser.open(page.toString());
        }
        browser.run("if (!document.querySelector('.login')) document.querySelector('#sign-out').click()");
        browser.eventually(() -> browser.find("#name"));
    }

    /** How the page writes a number and a time. */
    private static String numberAndTime() {
        return browser.run("""
                        return import(new URL('page/format.js', document.baseURI)).then(
                          format => `${format.count(12345)} ${format.moment('2026-01-31T12:00:00Z').full}`)""").toString();
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
