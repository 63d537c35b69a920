package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which bytes arrive and connections end. */
@QuarkusTest
class ConnectionTest extends RegistryConversation {
    private static final int MIB = 1024 * 1024;

    @AfterEach
    void leavesNoConnectionOpen() {
        await().until(() -> server.openConnections() == 0);
    }

    @Test
    void takesBytesOneAtATime() {
        byte[] request = ClassicClient.bytes("REGISTER|30/12/2024 10:00:00|ana|");
        try (ClassicClient client = open()) {
            for (int at = 0; at < request.length; at++) {
                client.send(request, at, at + 1);
            }
            assertThat(client.reply()).isEqualTo("<0>");
        }
    }

    @Test
    void takesARequestInAnyTwoPieces() {
        byte[] request = ClassicClient.bytes("REGISTER|ana|");
        for (int split = 1; split < request.length; split++) {
            try (ClassicClient client = open()) {
                client.send(request, 0, split).send(request, split, request.length);
                assertThat(client.reply()).as("split at %d", split).isEqualTo(split == 1 ? "<0>" : "<1>");
            }
        }
    }

    @Test
    void answersAClientThatHasFinishedSending() {
        for (int round = 0; round < 50; round++) {
            try (ClassicClient client = open()) {
                client.send("REGISTER|user" + round + "|").finishSending();
                assertThat(client.reply()).isEqualTo("<0>");
            }
        }
    }

    @Test
    void ignoresWhatFollowsTheRequest() {
        assertThat(ask("REGISTER|ana|REGISTER|bob|" + "x".repeat(100_000))).isEqualTo("<0>");
        assertThat(ask("REGISTER|bob|")).isEqualTo("<0>");
    }

    @Test
    void keepsTheReplyOfAClientThatGoesOnSending() {
        try (ClassicClient client = open()) {
            client.send("REGISTER|ana|").send(new byte[2 * MIB]);
            assertThat(client.reply()).isEqualTo("<0>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REGISTER", "REGISTER|", "REGISTER|ana", "PUBLISH|ana|/a|", "REGISTER|30/12/2024 10:00:00|", ""})
    void closesWithoutAByteWhenTheRequestStaysIncomplete(String request) {
        try (ClassicClient client = open()) {
            assertThat(client.send(request).finishSending().reply()).isEmpty();
        }
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOPE|ana|", "|", "REGISTERX|ana|", "REGI STER|ana|", "LIST_CONTENTS|a|", "aaaaaaaaaaaaaaa"})
    void closesWithoutAByteOnAnUnknownOperation(String request) {
        assertThat(ask(request)).isEmpty();
    }

    @Test
    void closesOnAFloodBeforeTheFirstNul() {
        byte[] flood = new byte[MIB];
        Arrays.fill(flood, (byte) 'R');

        assertThat(ask(flood)).isEmpty();
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
    }

    @Test
    void refusesAFloodWithinAField() {
        assertThat(ask("REGISTER|" + "x".repeat(MIB))).isEqualTo("<2>");
        assertThat(ask("PUBLISH|ana|/a|" + "x".repeat(MIB))).isEqualTo("<4>");
        assertThat(ask("CONNECT|ana|" + "1".repeat(MIB))).isEqualTo("<3>");
    }

    @Test
    void answersAFieldThatIsTooLongBeforeItEnds() {
        try (ClassicClient client = open()) {
            assertThat(client.send("REGISTER|" + "x".repeat(256)).reply()).isEqualTo("<2>");
        }
    }

    @Test
    void servesBesideAThousandIdleConnections() {
        List<ClassicClient> idle = new ArrayList<>();
        try {
            for (int opened = 0; opened < 1000; opened++) {
                ClassicClient client = open();
                idle.add(opened % 2 == 0 ? client : client.send("REGIS"));
            }
            await().until(() -> server.openConnections() == 1000);
            assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
            assertThat(idle.get(0).send("REGISTER|bob|").reply()).isEqualTo("<0>");
            assertThat(idle.get(1).send("TER|eve|").reply()).isEqualTo("<0>");
        } finally {
            idle.forEach(ClassicClient::close);
        }
    }

    @Test
    void listsThousandsToASlowReaderAndServesOthersMeanwhile() throws SQLException, IOException {
        int users = 20_000;
        change("INSERT INTO registered_user (name) SELECT 'user' || lpad(n::text, 6, '0') FROM generate_series(1, "
                + users + ") n");
        change("INSERT INTO presence (user_id, address, origin, port) SELECT id, '127.0.0.1', 'loopback', 5001"
                + " FROM registered_user");
        StringBuilder expected = new StringBuilder("<0>" + users + "|");
        for (int user = 1; user <= users; user++) {
            expected.append("user%06d|127.0.0.1|5001|".formatted(user));
        }
        try (ClassicClient slow = ClassicClient.open(server.port(), 4096)) {
            slow.send("LIST_USERS|user000001|");
            var read = new ByteArrayOutputStream();
            read.write(slow.input().readNBytes(1000));
            // The rest waits in the registry: the listing is larger than the socket buffers of both sides.
            assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
            assertThat(ask("LIST_USERS|user000002|")).hasSize(expected.length());
            read.write(slow.replyBytes());
            assertThat("<0>"
                            + read.toString(java.nio.charset.StandardCharsets.UTF_8)
                                    .substring(1)
                                    .replace('\0', '|'))
                    .isEqualTo(expected.toString());
        }
    }

    @Test
    void surrendersAListingWhoseReaderLeaves() throws SQLException, IOException {
        change("INSERT INTO registered_user (name) SELECT 'user' || n FROM generate_series(1, 20000) n");
        change("INSERT INTO presence (user_id, address, origin, port) SELECT id, '127.0.0.1', 'loopback', 5001"
                + " FROM registered_user");
        for (int round = 0; round < 10; round++) {
            try (ClassicClient leaving = ClassicClient.open(server.port(), 4096)) {
                assertThat(leaving.send("LIST_USERS|user1|").input().read()).isZero();
            }
        }
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
    }

    @Test
    void answersEveryOneOfManyAtOnce() {
        List<CompletableFuture<String>> replies = new ArrayList<>();
        for (int client = 0; client < 200; client++) {
            String request = "REGISTER|user" + client % 100 + "|";
            replies.add(CompletableFuture.supplyAsync(() -> ask(request)));
        }
        assertThat(replies)
                .extracting(CompletableFuture::join)
                .filteredOn("<0>"::equals)
                .hasSize(100);
        assertThat(replies)
                .extracting(CompletableFuture::join)
                .filteredOn("<1>"::equals)
                .hasSize(100);
    }
}
