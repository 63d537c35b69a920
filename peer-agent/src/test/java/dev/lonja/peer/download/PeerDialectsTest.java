package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that read section 1 in another way, and servers that are no peers. */
class PeerDialectsTest extends FileDownloaderFixture {
    private final List<String> names = new CopyOnWriteArrayList<>();

    @Test
    void fetchesFromAPeerWithTextStatuses() throws IOException {
        try (var owner = sending("0\0005\00012345".getBytes(UTF_8))) {
            assertThat(fetch(owner)).isInstanceOf(Download.Done.class);
            assertThat(target).hasContent("12345");
        }
    }

    @Test
    void fetchesFromAPeerWithTextStatusesThatSendsByteByByte() throws IOException {
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            for (byte next : "0\0005\00012345".getBytes(UTF_8)) {
                socket.getOutputStream().write(next);
            }
        })) {
            assertThat(fetch(owner)).isInstanceOf(Download.Done.class);
            assertThat(target).hasContent("12345");
        }
    }

    @Test
    void tellsNoSuchFileFromOtherFailuresInText() throws IOException {
        try (var without = sending("1\0".getBytes(UTF_8));
                var failing = sending("2\0".getBytes(UTF_8));
                var terse = sending("1".getBytes(UTF_8))) {
            assertThat(fetch(without)).isInstanceOf(Download.NoSuchFile.class);
            assertThat(fetch(terse)).isInstanceOf(Download.NoSuchFile.class);
            assertThat(fetch(failing))
                    .isInstanceOfSatisfying(
                            Download.Failed.class,
                            failed -> assertThat(failed.reason()).contains("answered that it failed"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.0 400 Bad Request, answered with HTTP",
        "SSH-2.0-OpenSSH_9.6, answered with SSH",
        "220 mail ESMTP, answered with text: does it speak another dialect?",
        "10, answered with text: does it speak another dialect?"
    })
    void saysWhatAnsweredThatIsNoPeer(String greeting, String reason) throws IOException {
        try (var server = sending((greeting + "\n").getBytes(UTF_8))) {
            assertThat(fetch(server))
                    .isInstanceOfSatisfying(
                            Download.Failed.class,
                            failed -> assertThat(failed.reason()).contains("peer 127.0.0.1:" + server.port(), reason));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\2", "2\0"})
    void asksOnceMoreWithABlank(String refusal) throws IOException {
        try (var owner = new ScriptedServer(socket -> {
            String name = ScriptedServer.readStrings(socket, 1).getFirst();
            names.add(name);
            ScriptedServer.readStrings(socket, 1);
            socket.getOutputStream().write((name.equals("GET FILE") ? "\0005\00012345" : refusal).getBytes(UTF_8));
        })) {
            assertThat(fetch(owner)).isInstanceOf(Download.Done.class);
            assertThat(target).hasContent("12345");
            assertThat(names).containsExactly("GET_FILE", "GET FILE");
        }
    }

    @Test
    void asksOnlyOnceIfThePeerKnowsTheName() throws IOException {
        try (var owner = new ScriptedServer(socket -> {
            names.addAll(ScriptedServer.readStrings(socket, 2).subList(0, 1));
            socket.getOutputStream().write(1);
        })) {
            assertThat(fetch(owner)).isInstanceOf(Download.NoSuchFile.class);
            assertThat(names).containsExactly("GET_FILE");
        }
    }
}
