/**
 * The agent's connection to the registry.
 *
 * <p>Thread: the one that executes commands. It blocks until the answer has arrived or the time is over.
 */
@NullMarked
package dev.lonja.peer.registry;

import org.jspecify.annotations.NullMarked;
