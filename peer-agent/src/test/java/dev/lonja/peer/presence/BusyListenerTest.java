package dev.lonja.peer.presence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.protocol.codec.StatusForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusyListenerTest {
    private final BusyListener listener = new BusyListener(Configs.of(ListenerConfig.class), () -> StatusForm.BYTE);
    private int port;

    @BeforeEach
    void open() throws IOException {
        port = listener.open("ana");
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void answersThatTheDownloadFailed() throws IOException {
        assertThat(answer()).containsExactly(2);
    }

    @Test
    void goesOnAfterAConnectionWithoutARequest() throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();

        assertThat(answer()).containsExactly(2);
    }

    @Test
    void listensAgainAfterItWasClosed() throws IOException {
        listener.close();

        port = listener.open("ana");

        assertThat(answer()).containsExactly(2);
    }

    private byte[] answer() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET_FILE\0/a\0".getBytes(UTF_8));
            return socket.getInputStream().readAllBytes();
        }
    }
}
