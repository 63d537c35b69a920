package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SendfileTest extends SendingContract {
    @Override
    String mode() {
        return "sendfile";
    }

    @Test
    void sendsMoreThanFourGibibytesToTheLastByte() throws IOException {
        Path file = publish(sparse("huge", HUGE + 1));
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            assertThat(client.read(PeerClient.header(HUGE + 1).length)).isEqualTo(PeerClient.header(HUGE + 1));

            assertThat(client.countAll()).isEqualTo(HUGE + 1);
        }
    }
}
