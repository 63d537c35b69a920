package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.DatabaseWire;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.requests.RequestExecutor;
import dev.lonja.registry.requests.RequestLimits;
import dev.lonja.registry.wire.session.SessionClient;
import dev.lonja.transport.tls.Handshakes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The configured limits and the other forms of the protocol, with a registry that has low limits. */
@QuarkusTest
@TestProfile(LimitsTest.Tight.class)
class LimitsTest extends RegistryConversation {
    private static final String USER = "u".repeat(200);
    private static final int USERS = 30_000;

    @Inject
    Refusals refusals;

    @Inject
    RequestExecutor executor;

    @Inject
    Handshakes handshakes;

    @Inject
    SecondServer seconds;

    /** Few requests at the same time. */
    @Alternative
    @Singleton
    public static class FewRequests extends RequestLimits {
        FewRequests() {
            super(2);
        }
    }

    /** Short listings. */
    @Alternative
    @Singleton
    public static class ShortListings extends ListingLimits {
        ShortListings() {
            super(USERS);
        }
    }

    /** Low values for all limits. */
    public static class Tight implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FewRequests.class, ShortListings.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("lonja.registry.idle-timeout", "1s"),
                    Map.entry("lonja.registry.write-timeout", "300ms"),
                    Map.entry("lonja.registry.max-connections", "20"),
                    Map.entry("lonja.registry.max-connections-per-address", "10"),
                    Map.entry("lonja.registry.classic.list-content", "pairs"),
                    Map.entry("lonja.registry.drain-grace", "1s"),
                    Map.entry("lonja.registry.operation-log", "off"));
        }
    }

    @Test
    void closesAnIdleConnectionWithoutAByte() {
        long before = refusals.of(Refusals.Reason.IDLE);
        try (ClassicClient client = open()) {
            assertThat(client.send("REGISTER|an").reply()).isEmpty();
        }
        assertThat(refusals.of(Refusals.Reason.IDLE)).isEqualTo(before + 1);
    }

    @Test
    void refusesMoreConnectionsThanAnAddressMayHave() {
        await().until(() -> server.openConnections() == 0);
        long refusedBefore = server.refusedConnections();
        List<ClassicClient> clients = new ArrayList<>();
        try {
            for (int opened = 0; opened < 10; opened++) {
                clients.add(open());
            }
            try (ClassicClient onTop = open()) {
                assertThat(onTop.reply()).isEmpty();
            }
            assertThat(server.refusedConnections()).isEqualTo(refusedBefore + 1);
        } finally {
            clients.forEach(ClassicClient::close);
        }
        await().until(() -> server.openConnections() == 0);
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
    }

    @Test
    void countsHandshakesAmongTheConnectionsBeforeTheyCostAnything() {
        await().until(() -> server.openConnections() == 0);
        long before = handshakes.completed();
        List<SessionClient> clients = new ArrayList<>();
        try {
            for (int opened = 0; opened < 10; opened++) {
                clients.add(SessionClient.open(server.port()));
            }
            assertThatThrownBy(() -> SessionClient.open(server.port())).isInstanceOf(RuntimeException.class);
            assertThat(handshakes.completed()).isEqualTo(before + 10);
        } finally {
            clients.forEach(SessionClient::close);
        }
        await().until(() -> server.openConnections() == 0);
    }

    @Test
    void servesSessionsForTheGraceAndTellsThemWhenToComeBack() {
        RegistryServer second = seconds.create();
        second.start();
        try (SessionClient ana = SessionClient.open(second.port())) {
            ana.ask("REGISTER|ana|");
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(second::stop);

            assertThat(ana.event()).isEqualTo("DRAINING|1|");
            assertThat(ana.ask("CONNECT|ana|")).startsWith("<0>");
            assertThat(ana.bye()).matches("stopping\\|([0-9]|10)\\|");
            assertThat(stopping).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void givesUpOnAReaderThatTakesNothing() throws SQLException, IOException {
        connectUsers(USERS);
        long before = refusals.of(Refusals.Reason.SLOW_READER);
        try (ClassicClient stalled = ClassicClient.open(server.port(), 4096)) {
            assertThat(stalled.send("LIST_USERS|" + USER + "1|").input().read()).isZero();

            await().until(() -> server.openConnections() == 0);
            assertThat(refusals.of(Refusals.Reason.SLOW_READER)).isEqualTo(before + 1);
        }
    }

    @Test
    void failsToListMoreUsersThanAListingMayHave() throws SQLException {
        connectUsers(USERS + 1);
        long before = refusals.of(Refusals.Reason.LIST_LENGTH);

        assertThat(ask("LIST_USERS|" + USER + "1|")).isEqualTo("<3>");
        assertThat(refusals.of(Refusals.Reason.LIST_LENGTH)).isEqualTo(before + 1);
    }

    @Test
    void letsRequestsWaitForTheirTurnAndAnswersAll() {
        List<ClassicClient> clients = new ArrayList<>();
        DatabaseWire.silence();
        try {
            for (int number = 0; number < 6; number++) {
                clients.add(open().send("REGISTER|user" + number + "|"));
            }
            await().until(() -> executor.waiting() == 4);
            assertThat(executor.inFlight()).isEqualTo(2);

            DatabaseWire.mend();
            assertThat(clients).extracting(ClassicClient::reply).containsOnly("<0>");
            await().until(() -> executor.inFlight() == 0);
            assertThat(executor.waiting()).isZero();
        } finally {
            DatabaseWire.mend();
            clients.forEach(ClassicClient::close);
        }
    }

    @Test
    void listsPairs() {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/b|two words|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<0>");

        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>2|/a||/b|two words|");
    }

    private void connectUsers(int count) throws SQLException {
        change("INSERT INTO registered_user (name) SELECT '" + USER + "' || n FROM generate_series(1, " + count
                + ") n");
        change("INSERT INTO presence (user_id, address, origin, port) SELECT id, '127.0.0.1', 'loopback', 5001"
                + " FROM registered_user");
    }
}
