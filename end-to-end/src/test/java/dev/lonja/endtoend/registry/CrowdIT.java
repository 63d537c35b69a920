package dev.lonja.endtoend.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.UnusedPort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many clients that send nothing, never end a request or never read. The registry still serves the others. */
class CrowdIT {
    private static final int IDLE_CONNECTIONS = 1000;
    private static final int FLOODS = 20;
    private static final int FLOOD_BYTES = 8 * 1024 * 1024;

    private static RegistryProgram registry;
    private static PlainSocketClient client;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void findRegistry() {
        registry = SharedRegistry.withoutUsers();
        client = PlainSocketClient.classic(registry.port());
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        client.status("UNREGISTER", "ana");
    }

    @Test
    void servesAmongAThousandIdleConnections() throws IOException {
        for (int number = 0; number < IDLE_CONNECTIONS; number++) {
            Socket idle = connect();
            idle.getOutputStream().write(number % 2 == 0 ? new byte[0] : bytes("REGISTER\0half-a-name"));
        }

        serveNormally();
    }

    @Test
    void servesAmongFloodsWithoutANul() throws IOException {
        for (int number = 0; number < FLOODS; number++) {
            flood(connect(), number % 2 == 0 ? "" : "REGISTER\0");
        }

        serveNormally();
    }

    @Test
    void servesAmongClientsThatLeaveInTheMiddleOfAListing() throws IOException {
        serveNormally();
        assertThat(client.status("CONNECT", "ana", Integer.toString(UnusedPort.reserve())))
                .isZero();
        for (int number = 0; number < 200; number++) {
            assertThat(client.status("PUBLISH", "ana", "/file-" + number, "d".repeat(255)))
                    .isZero();
        }
        for (int number = 0; number < 100; number++) {
            Socket leaving = connect();
            leaving.setSoLinger(true, 0);
            leaving.getOutputStream().write(bytes("LIST_CONTENT\0ana\0ana\0"));
            leaving.getInputStream().read();
            leaving.close();
        }

        assertThat(client.list(1, "LIST_CONTENT", "ana", "ana")).hasSize(200);
    }

    @Test
    void servesAmongClientsThatNeverRead() throws IOException {
        serveNormally();
        for (int number = 0; number < 100; number++) {
            connect().getOutputStream().write(bytes("LIST_USERS\0ana\0"));
        }

        assertThat(client.status("DISCONNECT", "ana")).isEqualTo(2);
    }

    /** Sends bytes until the registry closes the connection, or all are sent. */
    private static void flood(Socket socket, String beginning) throws IOException {
        byte[] noise = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(bytes(beginning));
        try {
            for (int sent = 0; sent < FLOOD_BYTES; sent += noise.length) {
                out.write(noise);
            }
        } catch (IOException closedByTheRegistry) {
            // Expected: the registry limits what it reads after a request.
        }
    }

    private static void serveNormally() throws IOException {
        assertThat(client.status("REGISTER", "ana")).isZero();
        assertThat(client.status("CONNECT", "ana", Integer.toString(UnusedPort.reserve())))
                .isZero();
        assertThat(client.list(3, "LIST_USERS", "ana")).startsWith("ana", "127.0.0.1");
        assertThat(client.status("DISCONNECT", "ana")).isZero();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.port());
        sockets.add(socket);
        return socket;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
