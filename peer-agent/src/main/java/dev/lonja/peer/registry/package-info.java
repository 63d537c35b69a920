/**
 * The agent's side of the registry: one connection per request.
 *
 * <p>Thread: the one that executes commands; it blocks until the answer is there, or the time is over.
 */
@NullMarked
package dev.lonja.peer.registry;

import org.jspecify.annotations.NullMarked;
