/**
 * Watches of sessions: what they asked for, and the events that they get (docs/session.md, Events).
 *
 * <p>Thread: a session opens and closes its watches in its event loop. What happens is noted on the threads that report it,
 * {@code lonja-writer} and {@code lonja-changes}, without waiting. A worker looks for the watches that it concerns, and hands
 * their events to the sessions.
 */
@NullMarked
package dev.lonja.registry.watch;

import org.jspecify.annotations.NullMarked;
