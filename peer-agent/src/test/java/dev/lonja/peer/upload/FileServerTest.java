package dev.lonja.peer.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.UnusedPort;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileServerTest extends FileServerFixture {

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
    void answersHelloWithItsLastStatusWhichMeansClassic() throws IOException {
        try (var client = new PeerClient(server.start(shared))) {
            client.send("HELLO\0002\0");

            assertThat(client.readAll()).containsExactly(1);
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

    @Test
    void refusesAnOverlongStringThatArrivesWholeToo() throws IOException {
        int port = server.start(shared);
        try (var path = new PeerClient(port);
                var name = new PeerClient(port)) {
            path.send("GET_FILE\0/" + "x".repeat(1000) + "\0");
            name.send("x".repeat(1000) + "\0" + "/a\0");

            assertThat(path.readAll()).isEqualTo(FAILED);
            assertThat(name.readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SUCH_OPERATION\0", "HOLA\0002\0agent\0", "\0", "AN_ENDLESS_NAME_WITHOUT_A_NUL"})
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
    void closesConnectionsBeyondTheMaximum() throws IOException {
        Path large = publish(sparse("large", 64 << 20));
        server = server("lonja.peer.upload.max-connections", "1");
        int port = server.start(shared);
        try (var first = new PeerClient(port)) {
            first.send("GET_FILE\0" + large + "\0");
            // Only the answer proves that this connection was accepted before the next one: event loops run in
            // parallel.
            assertThat(first.read(1)).containsExactly(0);
            try (var second = new PeerClient(port)) {
                assertThat(second.countAll()).isZero();
            }
            assertThat(first.countAll()).isGreaterThan(Files.size(large));
        }
        await().untilAsserted(() -> assertThat(PeerClient.get(port, "/a")).isEqualTo(NO_SUCH_FILE));
    }

    @Test
    void failsWhenNoPortOfTheRangeIsFree() throws IOException {
        try (var taken = new ServerSocket(UnusedPort.reserve())) {
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
