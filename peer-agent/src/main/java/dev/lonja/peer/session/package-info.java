/**
 * The session with a registry: requests at any time on one connection, which is made again when it breaks (docs/session.md).
 *
 * <p>Threads: those that make requests block until they are answered; sessions belong to their event loops;
 * {@code lonja-session} makes a broken session again.
 */
@NullMarked
package dev.lonja.peer.session;

import org.jspecify.annotations.NullMarked;
