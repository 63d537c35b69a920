package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page in the language of its reader, on a phone, in the dark and without a mouse. */
@QuarkusTest
class PageReadersTest extends PageConversation {
    private static final List<String> VIEWS = List.of(
            "#/",
            "#/users",
            "#/files",
            "#/operations",
            "#/registration",
            "#/audit",
            "#/search?q=a",
            "#/users/ana",
            "#/nowhere");

    /** Names, the values of a test, and units. */
    private static final Pattern SAME_IN_BOTH =
            Pattern.compile("(?:Lonja|OK|ana|admin|n{255})(?: · Lonja)?|[A-Z_]+|[\\d.,]+ (?:ms|s)|English|Español");

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

    /** How the page writes a number and a time. */
    private static String numberAndTime() {
        return browser.run("""
                        return import(new URL('page/format.js', document.baseURI)).then(
                          format => `${format.count(12345)} ${format.moment('2026-01-31T12:00:00Z').full}`)""").toString();
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

    /** Presses Tab until the element with this name has the focus. */
    private void tabTo(String name) {
        for (int pressed = 0; pressed < 40 && !browser.focus().equals(name); pressed++) {
            browser.tab();
        }
        assertThat(browser.focus()).isEqualTo(name);
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

    private long brightness() {
        Object colour = browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]");
        return Long.parseLong(colour.toString());
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
        assertThat(english).as("texts that are not translated").isNotEmpty().allMatch(SAME_IN_BOTH.asMatchPredicate());
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
        browser.eventually(() -> assertThat(browser.count(".actions button")).isEqualTo(5));
        for (int button = 0; button < 5; button++) {
            browser.run("document.querySelectorAll('.actions button')[arguments[0]].click()", button);
            texts.addAll(browser.texts());
            browser.press(Keys.ESCAPE);
            browser.eventually(() -> assertThat(browser.count("dialog")).isZero());
        }
        return texts;
    }
}
