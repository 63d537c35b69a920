package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets one of the places for uploads, who waits for one, and who loses it. */
class UploadPlacesTest extends FileServerFixture {
    private static final String MAX_RUNNING = "lonja.peer.upload.max-running";
    private static final String MAX_WAITING = "lonja.peer.upload.max-waiting";
    private static final String IDLE_TIMEOUT = "lonja.peer.upload.idle-timeout";
    private static final String MAX_WAIT = "lonja.peer.upload.max-wait";

    @Test
    void letsTheOthersWaitWhileOneIsServed() throws IOException {
        byte[] content = content(100_000);
        Path huge = publish(huge());
        Path file = publish(Files.write(folder.resolve("file"), content));
        int port = start(MAX_RUNNING, "1");
        List<PeerClient> waiting = new ArrayList<>();
        try (var first = ask(port, huge)) {
            first.read(1);
            for (int number = 0; number < 50; number++) {
                waiting.add(ask(port, file));
            }
            awaitWaiting(50);
        }

        for (PeerClient client : waiting) {
            assertThat(client.readAll()).isEqualTo(PeerClient.served(content));
            client.close();
        }
    }

    @Test
    void answersFailedWhenTooManyWait() throws IOException {
        Path huge = publish(huge());
        int port = start(MAX_RUNNING, "1", MAX_WAITING, "1");
        try (var first = ask(port, huge)) {
            first.read(1);
            try (var second = ask(port, huge)) {
                awaitWaiting(1);
                try (var third = ask(port, huge)) {
                    assertThat(third.readAll()).isEqualTo(FAILED);
                }
                assertThat(second.available()).isZero();
            }
            assertThat(counters.snapshot().uploadsRefused()).isEqualTo(1);
        }
    }

    @Test
    void answersFailedAfterTheLongestWait() throws IOException {
        Path huge = publish(huge());
        int port = start(MAX_RUNNING, "1", MAX_WAIT, "50ms");
        try (var first = ask(port, huge)) {
            first.read(1);
            try (var second = ask(port, huge)) {
                assertThat(second.readAll()).isEqualTo(FAILED);
            }
        }
    }

    @Test
    void servesTheNextOneWhenAWaitingClientHasLeft() throws IOException {
        byte[] content = content(100_000);
        Path huge = publish(huge());
        Path file = publish(Files.write(folder.resolve("file"), content));
        int port = start(MAX_RUNNING, "1");
        PeerClient first = ask(port, huge);
        first.read(1);
        PeerClient leaving = ask(port, file);
        awaitWaiting(1);

        leaving.close();
        first.close();

        assertThat(PeerClient.get(port, file.toString())).isEqualTo(PeerClient.served(content));
    }

    @Test
    void doesNotCountWaitingInTheQueueAsIdle() throws IOException {
        byte[] content = content(100_000);
        Path huge = publish(sparse("huge", 64 << 20));
        Path file = publish(Files.write(folder.resolve("file"), content));
        int port = start(MAX_RUNNING, "1", IDLE_TIMEOUT, "600ms");
        try (var first = ask(port, huge)) {
            first.read(1);
            try (var second = ask(port, file)) {
                // The first upload stalls and is cut. The second one, which had to wait, is not.
                assertThat(second.readAll()).isEqualTo(PeerClient.served(content));
            }
        }
    }

    @Test
    void answersShortRequestsWhileAllPlacesAreTaken() throws IOException {
        byte[] content = content(65_536);
        Path huge = publish(huge());
        Path small = publish(Files.write(folder.resolve("small"), content));
        int port = start(MAX_RUNNING, "1");
        try (var first = askAndRead(port, huge);
                var second = ask(port, huge)) {
            awaitWaiting(1);

            assertThat(PeerClient.get(port, "/.lonja-probe")).isEqualTo(NO_SUCH_FILE);
            assertThat(PeerClient.get(port, small.toString())).isEqualTo(PeerClient.served(content));
            assertThat(second.available()).isZero();
            assertThat(first.read(1)).hasSize(1);
        }
    }

    @Test
    void aSlowReaderGivesItsPlaceUpAsSoonAsSomebodyWaits() throws IOException {
        byte[] content = content(100_000);
        Path huge = publish(huge());
        Path file = publish(Files.write(folder.resolve("file"), content));
        int port = start(MAX_RUNNING, "1", IDLE_TIMEOUT, "2400ms");
        try (var slow = ask(port, huge)) {
            Thread reader = Thread.ofVirtual().start(() -> readSlowly(slow));

            assertThat(PeerClient.get(port, file.toString())).isEqualTo(PeerClient.served(content));
            await().untilAsserted(
                            () -> assertThat(counters.snapshot().uploadsSlow()).isEqualTo(1));
            assertThat(counters.snapshot().uploadsFailed()).isEqualTo(1);
            reader.interrupt();
        }
    }

    @Test
    void aReaderThatIsSlowBecauseOfTheConfiguredRateKeepsItsPlace() throws IOException {
        Path huge = publish(huge());
        int port = start(MAX_RUNNING, "1", IDLE_TIMEOUT, "1800ms", "lonja.peer.upload.max-rate-per-upload", "2K");
        try (var first = askAndRead(port, huge);
                var second = ask(port, huge)) {
            awaitWaiting(1);

            // Takes several periods of the measurement.
            first.read(3000);

            assertThat(counters.snapshot().uploadsSlow()).isZero();
            assertThat(second.available()).isZero();
        }
    }

    @Test
    void leavesPlacesToOtherAddresses() throws IOException {
        Path huge = publish(huge());
        int port = start(MAX_RUNNING, "4");
        List<PeerClient> clients = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            clients.add(ask(port, huge));
        }
        awaitWaiting(1);
        assertThat(counters.snapshot().uploadsRunning()).isEqualTo(3);

        for (PeerClient client : clients) {
            client.close();
        }
    }

    private static void readSlowly(PeerClient client) {
        try {
            client.countSlowly(1, Duration.ofMillis(10));
        } catch (IOException cut) {
            return;
        }
    }

    /** Asks, and waits for the first byte of the answer. */
    private static PeerClient askAndRead(int port, Path file) throws IOException {
        PeerClient client = ask(port, file);
        client.read(1);
        return client;
    }

    private void awaitWaiting(int count) {
        await().untilAsserted(
                        () -> assertThat(counters.snapshot().uploadsWaiting()).isEqualTo(count));
    }
}
