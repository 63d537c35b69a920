package dev.lonja.registry.directory;

import java.util.function.Supplier;

/** The transactions that callers of a {@link Directory} bring. */
public interface Transactions {

    /**
     * Runs the work in a new transaction of its own and commits it.
     *
     * <p>When this returns, the work is durable; when it throws, none of it has happened, unless the connection was
     * lost during the commit itself.
     */
    <T> T inOne(Supplier<T> work);
}
