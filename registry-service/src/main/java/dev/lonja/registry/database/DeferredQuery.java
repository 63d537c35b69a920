package dev.lonja.registry.database;

import dev.lonja.registry.database.Statements.Query;
import java.util.function.Supplier;

/**
 * A query that {@link Statements} runs later, in one round trip with others, and the receiver of its result.
 *
 * @param result called when all queries of the round trip have run; it may run further queries
 */
public record DeferredQuery<T>(Query query, Supplier<T> result) {}
