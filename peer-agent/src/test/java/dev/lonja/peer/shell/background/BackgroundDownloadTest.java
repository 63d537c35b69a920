package dev.lonja.peer.shell.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundDownloadTest {
    private final BackgroundDownload download =
            new BackgroundDownload(1, new Action.GetFile("ana", List.of("/a"), "."));

    @Test
    void isOverWhenItEndsWithoutAResult() throws InterruptedException {
        assertThat(download.begin()).isTrue();

        download.fail();

        assertThat(download.state()).isEqualTo(BackgroundDownload.State.FAILED);
        assertThat(download.awaitEnd(Duration.ZERO)).isTrue();
    }

    @Test
    void staysCancelledWhenItEndsWithoutAResult() throws InterruptedException {
        assertThat(download.begin()).isTrue();
        download.cancel();

        download.fail();

        assertThat(download.state()).isEqualTo(BackgroundDownload.State.CANCELLED);
        assertThat(download.awaitEnd(Duration.ZERO)).isTrue();
    }
}
