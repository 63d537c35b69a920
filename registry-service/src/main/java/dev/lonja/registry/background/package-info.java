/**
 * What several registries on one database share: which of them does the work that only one may do, and the notices of what
 * the others changed.
 *
 * <p>Thread: {@code lonja-leadership} for the lock, which nobody waits for; a subscription to changes blocks the thread
 * that uses it.
 */
@NullMarked
package dev.lonja.registry.background;

import org.jspecify.annotations.NullMarked;
