package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The limits of connections, of the time for a request and of rates. */
class FileServerLimitsTest extends FileServerFixture {
    @Test
    void admitsWhoAsksAtOnceWhileOthersOnlyKeepConnectionsOpen() throws IOException {
        Path file = publish(Files.write(folder.resolve("file"), content(100)));
        int port = start("lonja.peer.upload.max-connections-per-address", "20");
        List<PeerClient> silent = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            silent.add(new PeerClient(port));
        }

        for (int time = 0; time < 20; time++) {
            assertThat(PeerClient.get(port, file.toString())).isEqualTo(PeerClient.served(content(100)));
        }

        for (PeerClient client : silent) {
            client.close();
        }
    }

    @Test
    void aRequestThatComesByteByByteDoesNotMoveItsDeadline() throws IOException {
        int port = start("lonja.peer.upload.idle-timeout", "300ms");
        try (var client = new PeerClient(port)) {
            client.send("GET_FILE\0/");
            AtomicInteger sent = new AtomicInteger();

            await().pollInterval(Duration.ofMillis(20)).until(() -> {
                sent.incrementAndGet();
                return !takes(client, "x");
            });

            assertThat(sent.get())
                    .as("bytes until the end, of the 255 that a path may have")
                    .isLessThan(200);
        }
    }

    @Test
    void sendsNoFasterThanTheRateOfOneUpload() throws IOException {
        Path file = publish(sparse("file", 1 << 20));
        int port = start("lonja.peer.upload.max-rate-per-upload", "1K");
        try (var client = ask(port, file)) {
            client.read(PeerClient.header(1 << 20).length + 500);

            assertThat(counters.snapshot().uploadsRunning()).isEqualTo(1);
            assertThat(client.available()).isLessThan(100_000);
        }
    }

    @Test
    void sharesTheTotalRateAmongUploads() throws IOException {
        Path small = publish(Files.write(folder.resolve("small"), content(60_000)));
        int port = start("lonja.peer.upload.max-rate", "1K");
        assertThat(PeerClient.get(port, small.toString())).hasSizeGreaterThan(60_000);
        try (var second = ask(port, small)) {
            await().until(() -> counters.snapshot().uploadsRunning() == 1);

            assertThat(second.available()).isZero();
        }
    }

    private static boolean takes(PeerClient client, String text) {
        try {
            client.send(text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
