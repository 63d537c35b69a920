package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptException;

/** What users typed is text: no markup, no script, and no mark that turns a line around. */
@QuarkusTest
class PageTypedTextTest extends PageConversation {
    private static final String MARKUP_USER = "<img/src=x/onerror=document.title='owned'>";
    private static final String MARKUP_PATH = "/<img/src=x/onerror=document.title='owned'>.ogg";
    private static final String MARKUP_TEXT = "<script>document.title='owned'</script><b>bold</b>";

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
}
