package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.KeyFixture.ana;
import static dev.lonja.registry.directory.KeyFixture.withAnaInSession;
import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who may act for a name that belongs to keys, in every directory (docs/session.md, Keys and names). */
interface KeyedNameContract extends KeyFixture {

    /** Ana belongs to key a, is connected, and publishes /a. */
    private static TestedDirectory withAna(TestedDirectory directory) {
        withAnaInSession(directory);
        assertThat(directory.publishFile(ana('a'), "/a")).isEqualTo(Outcome.OK);
        return directory;
    }

    @Test
    default void isReadOnlyForClassicConnections() {
        for (boolean sameAddress : new boolean[] {true, false}) {
            TestedDirectory directory = directory(sameAddress);
            if (directory.findPresence("ana").isEmpty()) {
                withAna(directory);
            }
            for (String address : new String[] {"10.0.0.1", "10.0.0.2"}) {
                Caller caller = classic("ana", address);
                assertThat(directory.register("ana")).isEqualTo(Outcome.NAME_IN_USE);
                assertThat(directory.connect(caller, 5001)).isEqualTo(Outcome.FAILED);
                assertThat(directory.publish(caller, new PublishedFile("/b", "")))
                        .isEqualTo(Outcome.FAILED);
                assertThat(directory.publish(caller, new PublishedFile("/a", "")))
                        .isEqualTo(Outcome.FAILED);
                assertThat(directory.delete(caller, "/a")).isEqualTo(Outcome.FAILED);
                assertThat(directory.disconnect(caller)).isEqualTo(Outcome.FAILED);
                assertThat(directory.unregister(caller)).isEqualTo(Outcome.FAILED);
            }
            assertThat(directory.authorize(classic("ana", "10.0.0.1"))).isEqualTo(Outcome.OK);
            assertThat(directory.authorize(classic("ana", "10.0.0.2")))
                    .isEqualTo(sameAddress ? Outcome.NOT_CONNECTED : Outcome.OK);
            assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", ""));
        }
    }

    @Test
    default void isReadOnlyForClassicConnectionsAlsoWhileNobodyIsConnected() {
        TestedDirectory directory = withAna(directory(true));
        assertThat(directory.disconnect(ana('a'))).isEqualTo(Outcome.OK);
        Caller caller = classic("ana", "10.0.0.1");

        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Connect(caller, 5001),
                        new DirectoryChange.Publish(caller, new PublishedFile("/b", "")),
                        new DirectoryChange.Delete(caller, "/a"),
                        new DirectoryChange.Disconnect(caller),
                        new DirectoryChange.Unregister(caller),
                        new DirectoryChange.Register("ana"))))
                .containsExactly(
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.NAME_IN_USE);
    }

    @Test
    default void isSpokenForByItsKeysFromAnywhere() {
        TestedDirectory directory = withAna(directory(true));
        Caller elsewhere = session("ana", 'a', "10.0.0.7");

        assertThat(directory.authorize(elsewhere)).isEqualTo(Outcome.OK);
        assertThat(directory.publishFile(elsewhere, "/b")).isEqualTo(Outcome.OK);
        assertThat(directory.deleteFile(elsewhere, "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.disconnect(elsewhere)).isEqualTo(Outcome.OK);
        assertThat(directory.publishFile(ana('a'), "/c")).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.disconnect(ana('a'))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.unregister(elsewhere)).isEqualTo(Outcome.OK);
    }

    @Test
    default void isNotTheirsWhoHaveAnotherKey() {
        TestedDirectory directory = withAna(directory(true));
        Caller stranger = session("ana", 'b', "10.0.0.1");

        for (int round = 0; round < 2; round++) {
            assertThat(directory.authorize(stranger)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.connectSession(stranger)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.publishFile(stranger, "/b")).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.deleteFile(stranger, "/a")).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.disconnect(stranger)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.unregister(stranger)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.listPeers(stranger, Page.FIRST).outcome()).isEqualTo(Outcome.NOT_YOURS);
            assertThat(directory.listFiles(stranger, "ana", Page.FIRST).outcome())
                    .isEqualTo(Outcome.NOT_YOURS);
            directory.disconnect(ana('a'));
        }
        Caller nobody = session("nobody", 'b', "10.0.0.1");
        assertThat(directory.connectSession(nobody)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.publishFile(nobody, "/b")).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.unregister(nobody)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.listPeers(nobody, Page.FIRST).outcome()).isEqualTo(Outcome.NO_SUCH_USER);
    }

    @Test
    default void namesWithoutKeysAreSpokenForFromTheAddressOfTheirPresence() {
        TestedDirectory directory = directory(true);
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.1"), 5001);
        Caller here = session("bob", 'b', "10.0.0.1");
        Caller elsewhere = session("bob", 'b', "10.0.0.2");

        assertThat(directory.authorize(elsewhere)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.publishFile(elsewhere, "/a")).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.disconnect(elsewhere)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.unregister(elsewhere)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.listKeys(elsewhere).outcome()).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.connectSession(elsewhere)).isEqualTo(Outcome.ALREADY_CONNECTED);

        assertThat(directory.connectSession(here)).isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(directory.publishFile(here, "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.publish(classic("bob", "10.0.0.1"), new PublishedFile("/b", "")))
                .isEqualTo(Outcome.OK);
        assertThat(directory.listKeys(here).rows()).isEmpty();
        assertThat(directory.disconnect(here)).isEqualTo(Outcome.OK);
        assertThat(directory.listKeys(elsewhere).outcome()).isEqualTo(Outcome.OK);
        assertThat(directory.unregister(elsewhere)).isEqualTo(Outcome.OK);
    }

    /** What anybody can see of ana. */
    record Seen(
            List<KeyRow> keys,
            Optional<List<PublishedFile>> content,
            Optional<Presence> presence,
            List<PeerRow> peers) {
        static Seen of(TestedDirectory directory) {
            Caller watcher = session("watcher", 'f', "10.0.0.9");
            return new Seen(
                    directory.listKeys(ana('a')).rows(),
                    directory.findContent("ana"),
                    directory.findPresence("ana"),
                    directory.listPeers(watcher, Page.FIRST).rows());
        }
    }

    /** A state machine: whatever classic clients ask for, in whatever order, and at the same time as others. */
    @Test
    default void noSequenceOfClassicRequestsChangesIt() {
        Random random = new Random(14);
        for (boolean sameAddress : new boolean[] {true, false}) {
            TestedDirectory directory = directory(sameAddress);
            if (directory.findPresence("ana").isEmpty()) {
                withAna(directory);
                directory.register(session("watcher", 'f', "10.0.0.9"));
                directory.connectSession(session("watcher", 'f', "10.0.0.9"));
                directory.register("bob");
            }
            for (boolean isConnected : new boolean[] {true, false}) {
                if (!isConnected) {
                    directory.disconnect(ana('a'));
                }
                Seen before = Seen.of(directory);
                for (int round = 0; round < 25; round++) {
                    List<DirectoryChange> batch = new ArrayList<>();
                    for (int at = random.nextInt(20); at >= 0; at--) {
                        batch.add(classicChange(random));
                    }
                    List<Outcome> outcomes = directory.applyAll(batch);
                    for (int at = 0; at < batch.size(); at++) {
                        if (batch.get(at).user().equals("ana")) {
                            assertThat(outcomes.get(at))
                                    .as("%s", batch.get(at))
                                    .isIn(Outcome.FAILED, Outcome.NAME_IN_USE);
                        }
                    }
                    assertThat(Seen.of(directory)).as("%s", batch).isEqualTo(before);
                }
            }
            directory.connectSession(ana('a'));
            directory.unregister(classic("bob", "10.0.0.1"));
        }
    }

    private static DirectoryChange classicChange(Random random) {
        String user = random.nextInt(4) == 0 ? "unknown" : "ana";
        Caller caller = classic(user, "10.0.0." + (1 + random.nextInt(2)));
        String path = random.nextBoolean() ? "/a" : "/b";
        return switch (random.nextInt(6)) {
            case 0 -> new DirectoryChange.Register("ana", caller.from().origin());
            case 1 -> new DirectoryChange.Connect(caller, 1 + random.nextInt(9));
            case 2 -> new DirectoryChange.Disconnect(caller);
            case 3 -> new DirectoryChange.Unregister(caller);
            case 4 -> new DirectoryChange.Publish(caller, new PublishedFile(path, "d" + random.nextInt(3)));
            default -> new DirectoryChange.Delete(caller, path);
        };
    }
}
