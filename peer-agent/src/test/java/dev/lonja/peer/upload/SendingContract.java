package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of uploads in every {@link UploadMode}. */
abstract class SendingContract extends FileServerFixture {

    /** The mode under test, as the configuration names it. */
    abstract String mode();

    @BeforeEach
    void chooseMode() {
        server = server("lonja.peer.transfer", mode());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 262_144, 262_145, 5_000_000})
    void sendsExactlyThePublishedFileAndEndsTheStream(int size) throws IOException {
        byte[] content = content(size);
        Path file = publish(Files.write(folder.resolve("file"), content));

        assertThat(PeerClient.get(server.start(shared), file.toString())).isEqualTo(PeerClient.served(content));
    }

    /** An empty file has only a header, which must not get lost at the end of the connection. */
    @Test
    void sendsTheHeaderOfAnEmptyFileEveryTime() throws IOException {
        Path file = publish(Files.createFile(folder.resolve("empty")));
        int port = server.start(shared);

        for (int time = 0; time < 300; time++) {
            assertThat(PeerClient.get(port, file.toString())).isEqualTo(PeerClient.served(new byte[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 3_000_000})
    void answersAClientThatEndsItsSideRightAfterTheRequest(int size) throws IOException {
        byte[] content = content(size);
        Path file = publish(Files.write(folder.resolve("file"), content));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.endOutput();

            assertThat(client.readAll()).isEqualTo(PeerClient.served(content));
        }
    }

    @Test
    void readsNoFurtherAheadThanASlowReaderTakes() throws IOException {
        Path file = publish(huge());
        long before = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(1_000_000);

            await().during(Duration.ofMillis(300))
                    .until(() -> PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() - before < (64 << 20));
        }
    }

    @Test
    void cutsAReaderThatHasStopped() throws IOException {
        server = server("lonja.peer.transfer", mode(), "lonja.peer.upload.idle-timeout", "300ms");
        Path file = publish(huge());
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(1);

            await().untilAsserted(() -> assertThat(OpenFiles.contain(file)).isFalse());
            assertThat(client.countAll()).isLessThan(HUGE);
        }
    }

    @Test
    void closesTheFileWhenTheReaderLeavesInTheMiddle() throws IOException {
        Path file = publish(huge());
        int port = server.start(shared);
        try (var client = new PeerClient(port)) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(100_000);
            assertThat(OpenFiles.contain(file)).isTrue();
        }

        await().untilAsserted(() -> assertThat(OpenFiles.contain(file)).isFalse());
        assertThat(PeerClient.get(port, "/other")).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void endsTheConnectionShortWhenTheFileBecomesShorter() throws IOException {
        Path file = publish(sparse("shrinking", 64 << 20));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(100_000);
            resize(file, 1);

            assertThat(client.countAll()).isLessThan((64 << 20) - 100_000);
        }
    }

    @Test
    void stopsListeningAndCutsWhatItSends() throws IOException {
        Path file = publish(huge());
        int port = server.start(shared);
        try (var client = new PeerClient(port)) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(100_000);

            server.stop();

            assertThat(client.countAll()).isLessThan(HUGE - 100_000);
            assertThatThrownBy(() -> new PeerClient(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void stopsAtOnceEvenIfAReaderHasStopped() throws IOException {
        Path file = publish(huge());
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(1);

            server.stop();

            await().untilAsserted(() -> assertThat(OpenFiles.contain(file)).isFalse());
        }
    }

    @Test
    void sendsTheRestOfAFileThatIsRemovedWhileItIsSent() throws IOException {
        Path file = publish(sparse("removed", 64 << 20));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(PeerClient.header(64 << 20).length);
            Files.delete(file);

            assertThat(client.countAll()).isEqualTo(64 << 20);
        }
    }

    @Test
    void doesNotCutAReaderThatTakesLittleAtATime() throws IOException {
        server = server("lonja.peer.transfer", mode(), "lonja.peer.upload.idle-timeout", "1s");
        int size = 24 << 20;
        Path file = publish(sparse("slow", size));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(PeerClient.header(size).length);

            assertThat(client.countSlowly(512 << 10, Duration.ofMillis(50))).isEqualTo(size);
        }
    }

    @Test
    void countsWhatItSends() throws IOException {
        Path file = publish(Files.write(folder.resolve("file"), content(100_000)));
        Path small = publish(Files.write(folder.resolve("small"), content(10)));
        int port = server.start(shared);

        PeerClient.get(port, file.toString());
        PeerClient.get(port, small.toString());
        PeerClient.get(port, "/other");

        await().untilAsserted(
                        () -> assertThat(counters.snapshot().uploadsRunning()).isZero());
        assertThat(counters.snapshot().uploadsDone()).isEqualTo(2);
        assertThat(counters.snapshot().uploadsRefused()).isEqualTo(1);
        assertThat(counters.snapshot().uploadsFailed()).isZero();
        assertThat(counters.snapshot().uploadedBytes()).isEqualTo(100_010);
    }

    @Test
    void countsTheReaderThatLeavesAsAFailure() throws IOException {
        Path file = publish(huge());
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(100_000);
        }

        await().untilAsserted(
                        () -> assertThat(counters.snapshot().uploadsFailed()).isEqualTo(1));
        assertThat(counters.snapshot().uploadsRunning()).isZero();
    }
}
