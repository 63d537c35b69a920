package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder is followed when its name leads elsewhere. */
class ServedPathsTest extends ServeFixture {
    private Path first;
    private Path second;

    @BeforeEach
    void makeReleases() throws IOException {
        first = Files.createDirectories(temporary.resolve("releases/1"));
        second = Files.createDirectories(temporary.resolve("releases/2"));
        Files.writeString(first.resolve("page"), "first");
        Files.writeString(first.resolve("old"), "1");
        Files.writeString(second.resolve("page"), "the second");
        Files.writeString(second.resolve("new"), "2");
        Files.delete(share);
        share = temporary.resolve("current");
        Files.createSymbolicLink(share, Path.of("releases/1"));
    }

    @Test
    void followsALinkThatIsSwitched() throws IOException {
        start();
        await().until(status::isReady);
        assertThat(fetch("page")).isEqualTo(ok("first"));
        registry.requests().clear();

        Path next = Files.createSymbolicLink(temporary.resolve("next"), Path.of("releases/2"));
        Files.move(next, share, StandardCopyOption.ATOMIC_MOVE);

        await().untilAsserted(
                        () -> assertThat(registry.filesOf("ana")).containsOnlyKeys(share + "/page", share + "/new"));
        assertThat(fetch("page")).isEqualTo(ok("the second"));
        assertThat(requests("PUBLISH", "DELETE"))
                .containsExactlyInAnyOrder("DELETE ana " + share + "/old", "PUBLISH ana " + share + "/new ");
    }

    @Test
    void believesThatAnotherFolderHasFewerFiles() throws IOException {
        for (int file = 0; file < 20; file++) {
            Files.writeString(first.resolve("file" + file), "1");
        }
        start();
        await().until(status::isReady);

        Files.delete(share);
        Files.createSymbolicLink(share, second);

        await().until(() -> registry.filesOf("ana").size() == 2);
    }

    @Test
    void replacesNamesThatAreListedBelowTheRealPath() throws IOException {
        Path link = share;
        share = first;
        start();
        await().until(status::isReady);
        loops.getFirst().close();
        share = link;

        start();

        await().until(status::isReady);
        assertThat(registry.filesOf("ana")).containsOnlyKeys(link + "/page", link + "/old");
    }

    @Test
    void followsAFolderThatGotTheNameOfAnother() throws IOException {
        Files.createDirectory(first.resolve("today"));
        Files.writeString(first.resolve("today/one"), "1");
        start();
        await().until(status::isReady);

        Files.move(first.resolve("today"), first.resolve("yesterday"));
        Files.createDirectory(first.resolve("today"));
        await().until(() -> registry.filesOf("ana").containsKey(share + "/yesterday/one"));
        await().until(() -> !registry.filesOf("ana").containsKey(share + "/today/one"));
        Files.writeString(first.resolve("today/two"), "2");

        await().until(() -> registry.filesOf("ana").containsKey(share + "/today/two"));
        Files.writeString(first.resolve("yesterday/three"), "3");
        await().until(() -> registry.filesOf("ana").containsKey(share + "/yesterday/three"));
    }
}
