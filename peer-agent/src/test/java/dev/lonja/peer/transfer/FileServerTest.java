package dev.lonja.peer.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileServerTest extends FileServerFixture {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 5_000_000})
    void sendsExactlyThePublishedFileAndEndsTheStream(int size) throws IOException {
        byte[] content = content(size);
        Path file = publish(Files.write(folder.resolve("file"), content));

        assertThat(PeerClient.get(server.start(shared), file.toString())).isEqualTo(PeerClient.served(content));
    }

    /** Nothing follows the header of an empty file, so its end is the moment at which a header could get lost. */
    @Test
    void sendsTheHeaderOfAnEmptyFileEveryTime() throws IOException {
        Path file = publish(Files.createFile(folder.resolve("empty")));
        int port = server.start(shared);

        for (int time = 0; time < 300; time++) {
            assertThat(PeerClient.get(port, file.toString())).isEqualTo(PeerClient.served(new byte[0]));
        }
    }

    @Test
    void takesARequestThatComesByteByByte() throws IOException {
        Path file = publish(Files.writeString(folder.resolve("file"), "hello"));
        try (var client = new PeerClient(server.start(shared))) {
            for (byte next : ("get file\0" + file + "\0").getBytes(UTF_8)) {
                client.send(new byte[] {next});
            }

            assertThat(client.readAll()).isEqualTo(PeerClient.served("hello".getBytes(UTF_8)));
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
    void ignoresWhatFollowsTheRequestWithoutResettingTheConnection() throws IOException {
        Path file = publish(Files.writeString(folder.resolve("file"), "hello"));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0GET_FILE\0" + file + "\0");
            client.send(new byte[30_000]);

            assertThat(client.readAll()).isEqualTo(PeerClient.served("hello".getBytes(UTF_8)));
        }
    }

    @Test
    void answersAnOperationForRegistriesWithTheLastStatusOfItsRow() throws IOException {
        try (var client = new PeerClient(server.start(shared))) {
            client.send("REGISTER\0ana\0");

            assertThat(client.readAll()).isEqualTo(FAILED);
        }
    }

    @Test
    void answersAnOverlongPathAtOnceAndAnInvalidOneAtItsEnd() throws IOException {
        int port = server.start(shared);
        try (var overlong = new PeerClient(port);
                var invalid = new PeerClient(port)) {
            overlong.send("GET_FILE\0/" + "x".repeat(255));
            invalid.send("GET_FILE\0");
            invalid.send(new byte[] {'/', (byte) 0xff, 0});

            assertThat(overlong.readAll()).isEqualTo(FAILED);
            assertThat(invalid.readAll()).isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SUCH_OPERATION\0", "HELLO\0002\0agent\0", "\0", "AN_ENDLESS_NAME_WITHOUT_A_NUL"})
    void closesWithoutAByteAfterAnUnknownOperation(String request) throws IOException {
        try (var client = new PeerClient(server.start(shared))) {
            client.send(request);

            assertThat(client.readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET_FI", "GET_FILE\0", "GET_FILE\0/a"})
    void closesWithoutAByteWhenTheRequestDoesNotEnd(String request) throws IOException {
        try (var client = new PeerClient(server.start(shared))) {
            client.send(request);
            client.endOutput();

            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void closesAConnectionThatStaysIdle() throws IOException {
        server = server("lonja.peer.upload.idle-timeout", "50ms");
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0/a");

            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void closesTheConnectionsThatAreTooMany() throws IOException {
        server = server("lonja.peer.upload.max-connections", "1");
        int port = server.start(shared);
        try (var first = new PeerClient(port)) {
            first.send("GET_FILE\0");
            try (var second = new PeerClient(port)) {
                assertThat(second.countAll()).isZero();
            }
            first.send("/a\0");
            assertThat(first.readAll()).isEqualTo(NO_SUCH_FILE);
        }
        await().untilAsserted(() -> assertThat(PeerClient.get(port, "/a")).isEqualTo(NO_SUCH_FILE));
    }

    @Test
    void readsNoFurtherAheadThanASlowReaderTakes() throws IOException {
        Path file = publish(sparse("huge", HUGE));
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
        server = server("lonja.peer.upload.idle-timeout", "300ms");
        Path file = publish(sparse("huge", HUGE));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(1);

            await().untilAsserted(() -> assertThat(OpenFiles.contain(file)).isFalse());
            assertThat(client.countAll()).isLessThan(HUGE);
        }
    }

    @Test
    void closesTheFileWhenTheReaderLeavesInTheMiddle() throws IOException {
        Path file = publish(sparse("huge", HUGE));
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
        Path file = publish(sparse("shrinking", HUGE));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(100_000);
            resize(file, 1);

            assertThat(client.countAll()).isLessThan(HUGE - 100_000);
        }
    }

    @Test
    void sendsTheAnnouncedBytesWhenTheFileGrows() throws IOException {
        int size = 8 << 20;
        Path file = publish(sparse("growing", size));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            assertThat(client.read(PeerClient.header(size).length)).isEqualTo(PeerClient.header(size));
            resize(file, 2L * size);

            assertThat(client.countAll()).isEqualTo(size);
        }
    }

    @Test
    void stopsListeningAndCutsWhatItSends() throws IOException {
        Path file = publish(sparse("huge", HUGE));
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
        Path file = publish(sparse("huge", HUGE));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            client.read(1);

            server.stop();

            await().untilAsserted(() -> assertThat(OpenFiles.contain(file)).isFalse());
        }
    }

    @Test
    void saysWhenNoPortOfTheRangeIsFree() throws IOException {
        try (var taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            server = server("lonja.peer.listen-ports", port);

            assertThatThrownBy(() -> server.start(shared))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no port of " + port + " is free");
        }
        assertThat(server.start(shared)).isPositive();
    }

    @Test
    void listensInTheConfiguredRange() throws IOException {
        assertThat(server.start(shared)).isBetween(20_000, 29_999);
    }
}
