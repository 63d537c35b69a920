/**
 * The database of the registry: entities, and every SQL statement about them.
 *
 * <p>Thread: blocking ones only; everything runs on the thread, and in the transaction, of its caller.
 */
@NullMarked
package dev.lonja.registry.storage;

import org.jspecify.annotations.NullMarked;
