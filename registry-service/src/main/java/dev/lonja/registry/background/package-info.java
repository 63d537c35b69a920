/**
 * Cooperation of several registries on one database: the leadership for work that only one of them may do, and notices of
 * the changes that others made.
 *
 * <p>Thread: {@code lonja-leadership} for the lock, which nobody waits for; a subscription to changes blocks the thread
 * that uses it.
 */
@NullMarked
package dev.lonja.registry.background;

import org.jspecify.annotations.NullMarked;
