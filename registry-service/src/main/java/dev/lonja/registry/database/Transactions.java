package dev.lonja.registry.database;

import dev.lonja.registry.directory.Directory;
import java.util.function.Supplier;

/** The transactions in which a {@link Directory} and the repositories are called. */
public interface Transactions {

    /**
     * Runs the work in a new transaction and commits it.
     *
     * <p>When this returns, the work is durable. When it throws, nothing has changed, unless the connection was lost
     * during the commit itself.
     */
    <T> T inOne(Supplier<T> work);

    /**
     * Runs work that changes something in its first exchange with the database only. The statements of that exchange may be a
     * transaction of their own, which saves a round trip. Queries that follow are then outside of it.
     */
    default <T> T asOneExchange(Supplier<T> work) {
        return inOne(work);
    }
}
