package dev.lonja.registry.api;

import dev.lonja.registry.storage.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few requests at a time ask the database, so that those of the wire always find a connection. */
@Singleton
class AdminReads {
    private final Transactions transactions;
    private final Duration maxWait;
    private final Semaphore turns;

    AdminReads(Transactions transactions, AdminConfig config) {
        this.transactions = transactions;
        this.maxWait = config.maxWait();
        this.turns = new Semaphore(config.maxReads());
    }

    /** The answer of the database, in a transaction of its own. */
    <T> T ask(Supplier<T> question) {
        try {
            if (!turns.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("too many requests are asking at a time");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the registry is stopping");
        }
        try {
            return transactions.inOne(question);
        } finally {
            turns.release();
        }
    }
}
