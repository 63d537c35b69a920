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
        Path file = publish(huge());
        try (var client = new PeerClient(server.start(shared))) {
            client.send("GET_FILE\0" + file + "\0");
            assertThat(client.read(PeerClient.header(HUGE).length)).isEqualTo(PeerClient.header(HUGE));

            assertThat(client.countAll()).isEqualTo(HUGE);
        }
    }
}
