package dev.lonja.peer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Channels to registries that follow a script. */
abstract class ClassicChannelFixture {
    static ScriptedServer replying(int strings, boolean byteByByte, boolean keepOpen, String bytes) {
        return new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, strings);
            if (byteByByte) {
                for (byte next : bytes.getBytes(UTF_8)) {
                    socket.getOutputStream().write(next);
                }
            } else {
                send(socket, bytes);
            }
            if (keepOpen) {
                ScriptedServer.keepOpen(socket);
            }
        });
    }

    static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(UTF_8));
    }

    static void assertFailure(RegistryAnswer answer, String reason) {
        assertThat(answer.is(Outcome.FAILED)).as(answer.toString()).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains(reason);
    }

    static ClassicChannel channel(ScriptedServer server, String... settings) {
        return new ClassicChannel(config(server.port(), settings));
    }

    static ClassicChannel channel(ScriptedServer server, Timeouts timeouts) {
        return new ClassicChannel(config(server.port()), timeouts);
    }

    static ClassicChannel channel(ScriptedServer server, ReplyLimits limits) {
        return new ClassicChannel(config(server.port()), Timeouts.DEFAULT, limits);
    }

    static RegistryConfig config(int port, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("lonja.peer.registry.port", Integer.toString(port)));
        return Configs.of(RegistryConfig.class, all.toArray(String[]::new));
    }
}
