package dev.lonja.registry.api;

import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Limits the concurrent database reads of the interface, so that the wire always finds a free connection. */
@Singleton
class ApiReads {
    /** A quarter of the connection pool. */
    private static final int MAX_CONCURRENT = 4;
    /** A person waits that long for a page; under more load it is better to answer 503. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    ApiReads(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Runs the read in a transaction of its own, as soon as there is a permit. */
    <T> T read(Supplier<T> read) {
        try {
            if (!permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("too many requests are asking at a time");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the registry is stopping");
        }
        try {
            return transactions.inOne(read);
        } finally {
            permits.release();
        }
    }
}
