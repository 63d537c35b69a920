package dev.lonja.registry.database;

import dev.lonja.registry.database.Statements.Query;
import java.util.function.Supplier;

/**
 * A query that {@link Statements} runs later, together with others, and what comes of it.
 *
 * @param result called when the query and those with it have run; may run queries itself
 */
public record DeferredQuery<T>(Query query, Supplier<T> result) {}
