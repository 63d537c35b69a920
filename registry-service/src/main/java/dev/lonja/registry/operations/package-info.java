/**
 * The log of operations in the database, for people to look at; it never delays a request.
 *
 * <p>Thread: {@code lonja-operations} writes; requests only leave their record, on their event loop.
 */
@NullMarked
package dev.lonja.registry.operations;

import org.jspecify.annotations.NullMarked;
