/**
 * Who listens to what changes, over HTTP.
 *
 * <p>Thread: changes are noted by whoever makes or hears of them, and never wait; {@code lonja-events} sends them; each
 * listener takes them on its own event loop.
 */
@NullMarked
package dev.lonja.registry.events;

import org.jspecify.annotations.NullMarked;
