package dev.lonja.registry.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.registry.storage.ContentSize;
import dev.lonja.transport.HostAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final HostAddress CLASSROOM = new HostAddress("192.0.2.7", false);
    private static final HostAddress ELSEWHERE = new HostAddress("192.0.2.8", false);
    private static final HostAddress HERE = new HostAddress("127.0.0.1", true);

    private final Refusals refusals = new Refusals();
    private final List<Runnable> reads = new ArrayList<>();
    private final ContentQuota content = new ContentQuota(3, 100, user -> new ContentSize(1, 2, 20), reads::add);
    private final Quotas quotas = new Quotas(refusals, quota(2), quota(5), content);

    @Test
    void limitsTheNewNamesOfOneAddress() {
        assertThat(register("a", CLASSROOM, Outcome.OK)).isEqualTo(Outcome.OK);
        assertThat(register("b", CLASSROOM, Outcome.OK)).isEqualTo(Outcome.OK);
        assertThat(register("c", CLASSROOM, Outcome.OK)).isEqualTo(Outcome.FAILED);

        assertThat(refusals.of(Refusals.Reason.NEW_NAMES)).isEqualTo(1);
        assertThat(register("c", ELSEWHERE, Outcome.OK)).isEqualTo(Outcome.OK);
        assertThat(register("d", HERE, Outcome.OK)).isEqualTo(Outcome.OK);
        assertThat(register("e", HERE, Outcome.OK)).isEqualTo(Outcome.OK);
        assertThat(register("f", HERE, Outcome.OK)).isEqualTo(Outcome.OK);
    }

    @Test
    void doesNotCountNamesThatAreInUse() {
        for (String user : List.of("a", "b", "c", "d")) {
            assertThat(register(user, CLASSROOM, Outcome.NAME_IN_USE)).isEqualTo(Outcome.NAME_IN_USE);
        }
        assertThat(register("e", CLASSROOM, Outcome.OK)).isEqualTo(Outcome.OK);
    }

    @Test
    void limitsTheChangesOfAUserWithoutTouchingThatUserElsewhere() {
        for (int at = 0; at < 5; at++) {
            assertThat(disconnect("ana", CLASSROOM)).isEqualTo(Outcome.OK);
        }
        assertThat(disconnect("ana", CLASSROOM)).isEqualTo(Outcome.FAILED);

        assertThat(refusals.of(Refusals.Reason.WRITES)).isEqualTo(1);
        assertThat(disconnect("ana", ELSEWHERE)).isEqualTo(Outcome.OK);
        assertThat(disconnect("bruno", CLASSROOM)).isEqualTo(Outcome.OK);
    }

    @Test
    void limitsTheFilesOfAUser() {
        assertThat(publish("/first")).isEqualTo(Outcome.OK);
        // Two files are found, and the limit is three.
        reads.removeFirst().run();

        assertThat(publish("/a")).isEqualTo(Outcome.OK);
        assertThat(publish("/b")).isEqualTo(Outcome.FAILED);
        assertThat(refusals.of(Refusals.Reason.CONTENT)).isEqualTo(1);

        ask(new Request.Delete("ana", "/a"), HERE, Outcome.OK);
        assertThat(publish("/b")).isEqualTo(Outcome.OK);
    }

    @Test
    void limitsTheBytesOfPathsAndDescriptions() {
        publish("/first");
        reads.removeFirst().run();

        assertThat(publish("/" + "x".repeat(80))).isEqualTo(Outcome.FAILED);
        assertThat(publish("/" + "x".repeat(20))).isEqualTo(Outcome.OK);
    }

    @Test
    void givesTheBytesOfDeletedFilesBack() {
        publish("/first");
        reads.removeFirst().run();

        for (int time = 0; time < 2; time++) {
            assertThat(publish("/" + "x".repeat(60))).isEqualTo(Outcome.OK);
            ask(new Request.Delete("ana", "/" + "x".repeat(60)), HERE, Outcome.OK);
            reads.forEach(Runnable::run);
            reads.clear();
        }
    }

    private Outcome register(String user, HostAddress from, Outcome made) {
        return ask(new Request.Register(user), from, made);
    }

    private Outcome disconnect(String user, HostAddress from) {
        return ask(new Request.Disconnect(user), from, Outcome.OK);
    }

    private Outcome publish(String path) {
        return ask(new Request.Publish("ana", path, ""), HERE, Outcome.OK);
    }

    private Outcome ask(Request.Change change, HostAddress from, Outcome made) {
        return quotas.within(change, from, () -> CompletableFuture.completedFuture(Answer.of(made)))
                .toCompletableFuture()
                .join()
                .outcome();
    }

    private static RateQuota quota(int atOnce) {
        return new RateQuota(1, Duration.ofDays(1), atOnce, () -> 0);
    }
}
