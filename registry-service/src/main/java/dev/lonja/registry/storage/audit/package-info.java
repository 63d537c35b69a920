/**
 * The audit records of what administrators change.
 *
 * <p>Thread: blocking ones only; everything runs on the thread, and in the transaction, of its caller.
 */
@NullMarked
package dev.lonja.registry.storage.audit;

import org.jspecify.annotations.NullMarked;
