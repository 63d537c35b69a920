package dev.lonja.registry.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with one tab, driven through Debian's chromedriver. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final ChromeDriver driver;
    private boolean isResized;
    private boolean isChanged;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts a browser. Skips the test if none is installed. */
    static Browser start() {
        Optional<Path> chromium = installed("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = installed("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "the page is not tested: there is no chromium with its chromedriver (Debian: apt-get install chromium"
                        + " chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--lang=en-US",
                "--window-size=" + WIDTH + "," + HEIGHT);
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logged);
        return new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                        .build(),
                options));
    }

    private static Optional<Path> installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(String address) {
        driver.get(address);
    }

    /** Opens another view of the page, and returns when it is shown. */
    void go(String fragment) {
        run("""
                const [fragment] = arguments;
                return fragment === location.hash || new Promise(resolve => {
                  addEventListener('hashchange', () => resolve(true), { once: true });
                  location.hash = fragment;
                })""", fragment);
    }

    /** Undoes what a test has changed. The page stays as it is, unless its theme or its language may be another one. */
    void restore() {
        if (isResized) {
            resize(WIDTH, HEIGHT);
            isResized = false;
        }
        if (isChanged) {
            run("try { sessionStorage.clear(); localStorage.clear() } catch { /* about:blank keeps nothing */ }");
            driver.get("about:blank");
            prefer("prefers-color-scheme", "");
            speak("en-US,en");
            isChanged = false;
        }
        messages();
    }

    void resize(int width, int height) {
        isResized = true;
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void prefer(String feature, String value) {
        isChanged = true;
        devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Prefers those languages, the first one most, for the pages that are opened from now on. */
    void speak(String languages) {
        isChanged = true;
        devTools(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", run("return navigator.userAgent"), "acceptLanguage", languages));
    }

    void type(String selector, String text) {
        find(selector).sendKeys(text);
    }

    /** Presses keys, as a person does: they go to whatever has the focus, also if the page has just replaced it. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void tab() {
        press(Keys.TAB);
    }

    void click(String selector) {
        eventually(() -> find(selector).click());
    }

    /** Clicks the element that has exactly this text. */
    void clickText(String tag, String text) {
        eventually(() -> {
            if (run("""
                    const [tag, text] = arguments;
                    return [...document.querySelectorAll(tag)].find(
                      element => element.checkVisibility() && element.innerText.trim() === text)""", tag, text) instanceof WebElement found) {
                found.click();
            } else {
                throw new AssertionError("no " + tag + " with the text " + text + " in: " + text("body"));
            }
        });
    }

    void back() {
        driver.navigate().back();
    }

    void reload() {
        driver.navigate().refresh();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** The visible text of an element; empty when there is no such element. */
    String text(String selector) {
        return Objects.toString(run("return document.querySelector(arguments[0])?.innerText ?? ''", selector));
    }

    /** What the page says by itself, to be seen or to be read aloud: neither what users typed, nor codes, nor times. */
    Set<String> texts() {
        Object found = run("""
                const told = element => !element.closest('noscript, .typed, .code:not(th), time, #who bdi');
                const texts = [document.title];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                  if (told(walker.currentNode.parentElement)) texts.push(walker.currentNode.data.trim());
                }
                for (const name of ['aria-label', 'placeholder', 'title']) {
                  document.querySelectorAll(`[${name}]`).forEach(e => told(e) && texts.push(e.getAttribute(name)));
                }
                return texts.filter(text => /\\p{L}/u.test(text))""");
        return ((List<?>) found).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    String address() {
        return driver.getCurrentUrl();
    }

    String title() {
        return driver.getTitle();
    }

    /** The text of the element that has the focus, or its label. */
    String focus() {
        return Objects.toString(run("""
                const focused = document.activeElement;
                return focused.getAttribute('aria-label') ?? focused.labels?.[0]?.textContent ?? focused.textContent"""));
    }

    Object run(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    /** The new messages of the console: errors of scripts, violations of the content policy, failed requests. */
    List<String> messages() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(LogEntry::getMessage)
                .toList();
    }

    void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    private void devTools(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
