package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files that vanish together stay listed for a while. */
class VanishedFolderTest extends ServeFixture {
    private static final String DELAY = "lonja.peer.serve.delete-delay";

    @Test
    void deletesNothingWhenTheVolumeIsUnmountedForAWhile() throws IOException {
        write("one", "1");
        write("two", "22");
        start(DELAY, "1h");
        await().until(status::isReady);

        Path volume = Files.move(share, temporary.resolve("volume"));
        Files.createDirectory(share);

        await().until(() -> status.moment().vanished() == 2);
        assertThat(status.moment().problem()).contains("2 of 2", "3600 s");
        assertThat(status.isReady()).isFalse();

        Files.delete(share);
        Files.move(volume, share);

        await().until(status::isReady);
        assertThat(status.moment().vanished()).isZero();
        assertThat(fetch("two")).isEqualTo(ok("22"));
        assertThat(requests("DELETE")).isEmpty();
        assertThat(requests("PUBLISH")).hasSize(2);
    }

    @Test
    void deletesThemWhenItLasts() throws IOException {
        write("one", "1");
        write("two", "22");
        start(DELAY, "50ms");
        await().until(status::isReady);

        Files.move(share, temporary.resolve("volume"));

        await().until(() -> registry.filesOf("ana").isEmpty());
        assertThat(registry.portOf("ana")).isPresent();
    }

    @Test
    void deletesNothingWhenItBeginsWithAnEmptyFolder() throws IOException {
        write("one", "1");
        start();
        await().until(status::isReady);
        loops.getFirst().close();
        Files.move(share, temporary.resolve("volume"));
        Files.createDirectory(share);

        start(DELAY, "1h");

        await().until(() -> status.moment().vanished() == 1);
        assertThat(registry.filesOf("ana")).hasSize(1);
    }

    @Test
    void believesThatAFewFilesWereDeleted() throws IOException {
        for (int file = 0; file < 4; file++) {
            write("file" + file, "1");
        }
        start(DELAY, "1h");
        await().until(status::isReady);

        for (int file = 0; file < 3; file++) {
            Files.delete(share.resolve("file" + file));
        }

        await().until(() -> registry.filesOf("ana").size() == 1);
    }
}
