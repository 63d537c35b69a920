package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.api.AdminConversation;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.Keys;

/** A test that uses the page in a real browser, with the REST interface of a running registry. */
abstract class PageConversation extends AdminConversation {
    private static final String SIGN_OUT =
            "if (!document.querySelector('.login')) document.querySelector('#sign-out')?.click()";

    static Browser browser;

    @TestHTTPResource("/")
    URI page;

    @BeforeAll
    static void open() {
        browser = CDI.current().select(SharedBrowser.class).get().started();
    }

    /** The page asks for nothing while other tests run. */
    @AfterAll
    static void leave() {
        if (browser != null) {
            browser.run(SIGN_OUT);
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

    void join(String user, int port) {
        assertThat(ask("REGISTER|" + user + "|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|" + user + "|" + port + "|")).isEqualTo("<0>");
    }

    void publish(String user, String path, String description) {
        assertThat(ask("PUBLISH|" + user + "|" + path + "|" + description + "|"))
                .isEqualTo("<0>");
    }

    /** Shows the overview to that account. The page begins anew only if it is not open. */
    void signIn(String account) {
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

    /** Shows the form, without what an earlier test typed into it. */
    void signOut() {
        if (!browser.address().startsWith(page.toString())) {
            browser.open(page.toString());
        }
        browser.run(SIGN_OUT);
        browser.eventually(() -> browser.find("#name"));
        browser.run("document.querySelector('.login form').reset()");
    }

    void shows(String selector, String text) {
        browser.eventually(() -> assertThat(browser.text(selector)).contains(text));
    }
}
