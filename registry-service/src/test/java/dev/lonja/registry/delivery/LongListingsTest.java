package dev.lonja.registry.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.requests.RequestExecutor;
import dev.lonja.registry.wire.ClassicClient;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listings that do not fit into the memory for listings, over the wire. */
@QuarkusTest
@TestProfile(LongListingsTest.Little.class)
class LongListingsTest extends RegistryConversation {
    private static final int FILES = 16_000;
    private static final String TEXT = "d".repeat(240);
    /** Of the path, the text and what is between and after them. */
    private static final int ENTRY_BYTES = 8 + 1 + 240 + 1;

    private static final long CONTENT_BYTES = 1 + (FILES + "\0").length() + (long) FILES * ENTRY_BYTES;
    /** As many as one address may stream to. */
    private static final int READERS = 6;
    /** More bytes than the sockets between registry and client hold. */
    private static final int RECEIVE_BUFFER = 4096;

    @Inject
    ListingBudget budget;

    @Inject
    ListingStreams streams;

    @Inject
    RequestExecutor executor;

    /** Little memory, and little patience with slow readers. */
    public static class Little implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lonja.registry.listing.memory", "1M",
                    "lonja.registry.write-timeout", "4s",
                    "lonja.registry.answer-timeout", "60s",
                    "lonja.registry.operation-log", "off");
        }
    }

    @AfterEach
    void givesEverythingBack() {
        await().until(() -> server.openConnections() == 0);
        await().until(() -> budget.usedBytes() == 0);
        await().until(() -> executor.inFlight() == 0);
        await().until(() -> openSnapshots() == 0);
        await().until(() -> streams.running() == 0);
        assertThat(streams.waiting()).isZero();
    }

    @Test
    void streamsToSeveralReadersAtOnceAndAnswersStrangersMeanwhile() throws SQLException {
        connectOwner();
        List<ClassicClient> readers = new ArrayList<>();
        try {
            for (int reader = 0; reader < READERS; reader++) {
                readers.add(begin(askForContent()));
            }
            await().until(() -> openSnapshots() == READERS);
            // Nobody has read a byte of the long listings.
            assertThat(ask("REGISTER|stranger|")).isEqualTo("<0>");
            assertThat(ask("CONNECT|stranger|5002|")).isEqualTo("<0>");
            assertThat(ask("LIST_USERS|stranger|")).isEqualTo("<0>2|ana|127.0.0.1|5001|stranger|127.0.0.1|5002|");
            assertThat(ask("LIST_CONTENT|stranger|stranger|")).isEqualTo("<0>0|");
            assertThat(ask("LIST_USERS|nobody|")).isEqualTo("<1>");

            List<CompletableFuture<Long>> sizes = readers.stream()
                    .map(reader -> CompletableFuture.supplyAsync(() -> checkContent(reader)))
                    .toList();
            assertThat(sizes).extracting(CompletableFuture::join).containsOnly(CONTENT_BYTES);
        } finally {
            readers.forEach(ClassicClient::close);
        }
    }

    @Test
    void letsOthersWaitForAStreamUntilASlowReaderIsCut() throws SQLException {
        connectOwner();
        List<ClassicClient> slow = new ArrayList<>();
        try {
            for (int reader = 0; reader < READERS; reader++) {
                slow.add(begin(askForContent()));
            }
            await().until(() -> openSnapshots() == READERS);
            assertThat(streams.running()).isEqualTo(READERS);
            try (ClassicClient next = askForContent()) {
                await().until(() -> streams.waiting() == 1);
                assertThat(checkContent(begin(next))).isEqualTo(CONTENT_BYTES);
            }
            await().until(() -> openSnapshots() == 0);
        } finally {
            slow.forEach(ClassicClient::close);
        }
    }

    @Test
    void endsTheStreamOfAReaderThatLeaves() throws SQLException {
        connectOwner();
        ClassicClient leaving = begin(askForContent());
        await().until(() -> openSnapshots() == 1);
        leaving.reset();
        await().until(() -> openSnapshots() == 0);
    }

    @Test
    void sendsTheCountOfItsEntriesWhateverChangesMeanwhile() throws SQLException {
        connectOwner();
        try (ClassicClient reader = begin(askForContent())) {
            assertThat(ask("PUBLISH|ana|/zzz|late|")).isEqualTo("<0>");
            change("DELETE FROM published_file WHERE path LIKE '/1%'");

            assertThat(checkContent(reader)).isEqualTo(CONTENT_BYTES);
        }
        change("DELETE FROM published_file WHERE path <> '/zzz'");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>1|/zzz late|");
    }

    @Test
    void streamsManyUsers() throws SQLException {
        connectOwner();
        change("INSERT INTO registered_user (name) SELECT repeat('u', 200) || n FROM generate_series(10001, 25000) n");
        change("INSERT INTO presence (user_id, address, origin, port)"
                + " SELECT id, '10.0.0.2', '10.0.0.2', 7 FROM registered_user WHERE name <> 'ana'");

        String reply = ask("LIST_USERS|ana|");

        assertThat(reply).startsWith("<0>15001|ana|127.0.0.1|5001|uuu").endsWith("u25000|10.0.0.2|7|");
        assertThat(reply.chars().filter(character -> character == '|').count()).isEqualTo(1 + 3 * 15_001);
    }

    private void connectOwner() throws SQLException {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        change("INSERT INTO published_file (user_id, path, description) SELECT id, '/' || n, '" + TEXT
                + "' FROM registered_user, generate_series(1000001, " + (1000000 + FILES) + ") n");
    }

    private ClassicClient askForContent() {
        return ClassicClient.open(server.port(), RECEIVE_BUFFER).send("LIST_CONTENT|ana|ana|");
    }

    /** Reads the status: then the registry has begun to read the listing. */
    private static ClassicClient begin(ClassicClient reader) {
        try {
            assertThat(reader.input().read()).isZero();
            return reader;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The size of the reply whose status was read; its count must be that of its entries. */
    private static long checkContent(ClassicClient reader) {
        try {
            InputStream input = reader.input();
            StringBuilder count = new StringBuilder();
            for (int next = input.read(); next > 0; next = input.read()) {
                count.append((char) next);
            }
            long ends = 0;
            long bytes = 0;
            byte[] piece = new byte[65536];
            for (int length = input.read(piece); length >= 0; length = input.read(piece)) {
                bytes += length;
                for (int at = 0; at < length; at++) {
                    ends += piece[at] == 0 ? 1 : 0;
                }
            }
            assertThat(ends).isEqualTo(Long.parseLong(count.toString()));
            return 2 + count.length() + bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int openSnapshots() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE state = 'idle in transaction' AND query LIKE 'SELECT f.path%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
