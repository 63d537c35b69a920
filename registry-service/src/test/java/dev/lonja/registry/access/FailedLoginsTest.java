package dev.lonja.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private long nanos;
    private int guesses;
    private final FailedLogins failures = new FailedLogins(() -> nanos);

    @Test
    void letsAnAccountTryAFewTimesAtAnAddress() {
        IntStream.range(0, 5).forEach(time -> guess("admin", HERE));

        assertThat(failures.begin(attempt("admin", HERE))).contains(Duration.ofSeconds(1));
        assertThat(failures.begin(attempt("admin", ELSEWHERE))).isEmpty();
        assertThat(failures.begin(attempt("scraper", HERE))).isEmpty();
    }

    @Test
    void doublesTheWaitUpToALimit() {
        IntStream.range(0, 5).forEach(time -> guess("admin", HERE));
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            LoginAttempt next = attempt("admin", HERE);
            assertThat(failures.begin(next)).contains(Duration.ofSeconds(seconds));
            nanos += Duration.ofSeconds(seconds).toNanos();
            assertThat(failures.begin(next)).isEmpty();
            failures.failed(next);
        }
    }

    @Test
    void countsGuessesAtTheSameTime() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> begin =
                    () -> failures.begin(attempt("admin", HERE)).isEmpty();
            long begun = 0;
            for (Future<Boolean> one : callers.invokeAll(
                    IntStream.range(0, 100).mapToObj(at -> begin).toList())) {
                begun += one.get() ? 1 : 0;
            }
            assertThat(begun).isEqualTo(5);
        }
    }

    @Test
    void forgivesWhenALoginSucceedsOrWasNotChecked() {
        IntStream.range(0, 4).forEach(time -> guess("admin", HERE));
        LoginAttempt unchecked = attempt("admin", HERE);
        assertThat(failures.begin(unchecked)).isEmpty();
        failures.cancelled(unchecked);
        LoginAttempt right = attempt("admin", HERE);
        assertThat(failures.begin(right)).isEmpty();
        failures.succeeded(right);

        IntStream.range(0, 5).forEach(time -> guess("admin", HERE));
        assertThat(failures.begin(attempt("admin", HERE))).isPresent();
    }

    @Test
    void anAddressThatTriesManyAccountsWaitsWithAllButThoseThatItKnows() {
        LoginAttempt known = attempt("admin", HERE);
        assertThat(failures.begin(known)).isEmpty();
        failures.succeeded(known);
        IntStream.range(0, 20).forEach(at -> guess("name" + at, HERE));

        assertThat(failures.begin(attempt("another", HERE))).isPresent();
        assertThat(failures.begin(attempt("admin", HERE))).isEmpty();
        assertThat(failures.begin(attempt("another", ELSEWHERE))).isEmpty();
    }

    @Test
    void anOldPasswordThatIsSentAgainIsOneGuessAndWaitsAlone() {
        LoginAttempt old = attempt("admin", HERE);
        assertThat(failures.begin(old)).isEmpty();
        failures.failed(old);
        for (int again = 0; again < 4; again++) {
            assertThat(failures.isKnown(old)).isTrue();
            assertThat(failures.repeat(old)).isEmpty();
        }

        assertThat(failures.repeat(old)).contains(Duration.ofSeconds(1));
        assertThat(failures.count()).isEqualTo(5);
        IntStream.range(0, 3).forEach(time -> guess("admin", HERE));
        assertThat(failures.begin(attempt("admin", HERE))).isEmpty();
    }

    @Test
    void forgetsAfterAWhile() {
        IntStream.range(0, 5).forEach(time -> guess("admin", HERE));
        nanos += Duration.ofMinutes(16).toNanos();
        IntStream.range(0, 4).forEach(time -> guess("admin", HERE));
        assertThat(failures.begin(attempt("admin", HERE))).isEmpty();
    }

    @Test
    void holdsABoundedNumberOfKeys() {
        FailureCounts<Integer> counts = new FailureCounts<>(5, () -> nanos);
        IntStream.range(0, 50_000).forEach(counts::begin);
        assertThat(counts.size()).isLessThanOrEqualTo(10_000);
    }

    private void guess(String account, String network) {
        LoginAttempt attempt = attempt(account, network);
        assertThat(failures.begin(attempt)).isEmpty();
        failures.failed(attempt);
    }

    /** An attempt with a password that was not tried before. */
    private synchronized LoginAttempt attempt(String account, String network) {
        guesses++;
        return new LoginAttempt(bytes(account), bytes(account + guesses), network);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
