package dev.lonja.registry.page;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** The browser of all tests of the page. The first test starts it, and it ends with the registry. */
@Singleton
@Unremovable
public class SharedBrowser {
    private Browser browser;

    /** Skips the test if no browser is installed. */
    Browser started() {
        if (browser == null) {
            browser = Browser.start();
        }
        return browser;
    }

    @PreDestroy
    void close() {
        if (browser != null) {
            browser.close();
        }
    }
}
