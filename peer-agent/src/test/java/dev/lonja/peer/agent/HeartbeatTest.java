package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.presence.Upkeep;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent notices and mends at each beat, and what a person is told about it. */
class HeartbeatTest {
    private static final int ELSEWHERE = 4711;

    private final FakeRegistry registry = new FakeRegistry();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestAgent ana;
    private PresenceWatch watch;
    private String first;
    private String second;

    @BeforeEach
    void connect() throws IOException {
        folder = folder.toRealPath();
        ana = TestAgent.connecting(registry.port(), data);
        watch = new PresenceWatch(ana.agent(), Duration.ofHours(1), said::add);
        ana.register("ana");
        ana.connect("ana");
        first = publish("first");
        second = publish("second");
        registry.requests().clear();
    }

    @AfterEach
    void stop() {
        ana.close();
        registry.close();
    }

    @Test
    void saysAndSendsNothingThatTheRegistryWouldLogWhileAllIsWell() {
        watch.look();
        watch.look();

        assertThat(said).isEmpty();
        assertThat(registry.requests()).isEmpty();
        assertThat(fetch(first)).isInstanceOf(Download.Done.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectsAgainAndSaysSoOnce(boolean isForeign) {
        if (isForeign) {
            registry.beForeign();
        }
        int port = registry.portOf("ana").orElseThrow();
        registry.losePresenceOf("ana");

        watch.look();
        watch.look();

        assertThat(registry.portOf("ana")).contains(port);
        assertThat(said).containsExactly("the registry did not list ana any more; it was connected again");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesANamesakeAloneUntilItHasGone(boolean isForeign) {
        if (isForeign) {
            registry.beForeign();
        }
        registry.losePresenceOf("ana");
        registry.connect("ana", ELSEWHERE);

        watch.look();
        watch.look();
        assertThat(registry.portOf("ana")).contains(ELSEWHERE);
        assertThat(said).singleElement().asString().startsWith("ana was connected by another agent");

        registry.losePresenceOf("ana");
        watch.look();
        assertThat(registry.portOf("ana")).isPresent();
        assertThat(said).last().isEqualTo("ana is connected here again");
    }

    @Test
    void servesNothingForAUserWhoIsNotRegisteredAnyMore() {
        registry.removeUser("ana");

        watch.look();
        watch.look();

        assertThat(said)
                .hasSize(2)
                .last()
                .isEqualTo("ana is not registered any more, so it is not connected and its files are not served");
        assertThat(ana.agent().user()).isEmpty();
        ana.register("ana");
        ana.connect("ana");
        assertThat(fetch(first)).isInstanceOf(Download.NoSuchFile.class);
    }

    @Test
    void noLongerServesWhatWasDeletedElsewhere() throws Exception {
        registry.takeDown("ana", first);

        watch.look();

        assertThat(said).containsExactly("not served any more, because the registry no longer lists it: " + first);
        assertThat(fetch(first)).isInstanceOf(Download.NoSuchFile.class);
        assertThat(fetch(second)).isInstanceOf(Download.Done.class);
        ana.close();
        try (var restarted = TestAgent.connecting(registry.port(), data)) {
            restarted.connect("ana");
            assertThat(restarted.getFile("ana", first, folder + "/copy")).isInstanceOf(Download.NoSuchFile.class);
        }
    }

    @Test
    void neverServesMoreBecauseTheRegistryListsIt() throws IOException {
        String secret = Files.writeString(folder.resolve("secret"), "secret").toString();
        registry.connect("ana", registry.portOf("ana").orElseThrow());
        registry.force(Operation.LIST_CONTENT, "\0003\0" + first + "\0" + second + "\0" + secret + "\0");
        registry.beForeign();

        watch.look();

        assertThat(fetch(secret)).isInstanceOf(Download.NoSuchFile.class);
    }

    @Test
    void comparesWithAForeignRegistryAtTheFirstBeat() {
        registry.beForeign();
        registry.takeDown("ana", second);

        watch.look();

        assertThat(fetch(first)).isInstanceOf(Download.Done.class);
        assertThat(fetch(second)).isInstanceOf(Download.NoSuchFile.class);
        assertThat(registry.requests()).contains("LIST_USERS ana", "LIST_CONTENT ana ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0001\0another form of " + "listing\0", "\0002\0/one\0", "\4"})
    void keepsServingWhenTheListingIsNotUnderstood(String listing) {
        registry.beForeign();
        watch.look();
        registry.force(Operation.LIST_CONTENT, listing);

        for (int beat = 0; beat < 10; beat++) {
            watch.look();
        }

        assertThat(fetch(first)).isInstanceOf(Download.Done.class);
    }

    @Test
    void saysOnceThatTheRegistryDoesNotAnswer() {
        registry.beForeign();
        watch.look();
        registry.force(Operation.LIST_USERS, Outcome.FAILED);
        registry.force(Operation.LIST_CONTENT, Outcome.FAILED);
        for (int beat = 0; beat < 4; beat++) {
            watch.look();
        }
        assertThat(said).singleElement().asString().startsWith("whether ana is still connected is not known: ");

        registry.obeyAgain();
        watch.look();
        watch.look();
        assertThat(said).last().isEqualTo("the registry answers again; ana is connected");
    }

    @Test
    void looksAtNothingWhileNobodyIsConnected() {
        ana.disconnect("ana");
        registry.requests().clear();

        assertThat(ana.agent().beat().upkeep()).isEqualTo(new Upkeep.Nobody());

        assertThat(registry.requests()).isEmpty();
    }

    private String publish(String name) throws IOException {
        String path = Files.writeString(folder.resolve(name), "hello").toString();
        ana.publish(path, "");
        return path;
    }

    private Download fetch(String path) {
        return ana.getFile("ana", path, folder + "/copy");
    }
}
