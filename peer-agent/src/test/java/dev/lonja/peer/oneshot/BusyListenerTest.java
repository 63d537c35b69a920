package dev.lonja.peer.oneshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.upload.ListenerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class BusyListenerTest {
    @Test
    void answersThatNothingIsServedHere() throws IOException {
        try (BusyListener listener = BusyListener.open(Configs.of(ListenerConfig.class));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write("GET_FILE\0/a\0".getBytes(UTF_8));

            assertThat(socket.getInputStream().readAllBytes()).containsExactly(2);
        }
    }

    @Test
    void goesOnAfterAConnectionWithoutARequest() throws IOException {
        try (BusyListener listener = BusyListener.open(Configs.of(ListenerConfig.class))) {
            new Socket(InetAddress.getLoopbackAddress(), listener.port()).close();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
                socket.getOutputStream().write("GET_FILE\0/a\0".getBytes(UTF_8));

                assertThat(socket.getInputStream().readAllBytes()).containsExactly(2);
            }
        }
    }
}
