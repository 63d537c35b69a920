package dev.lonja.registry.storage;

import dev.lonja.registry.directory.Directory;
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

    /**
     * Runs work whose only change is its first statement. It may then be its own transaction, which saves the database a
     * round trip; what the work asks afterwards is outside of it.
     */
    default <T> T asOneStatement(Supplier<T> work) {
        return inOne(work);
    }
}
