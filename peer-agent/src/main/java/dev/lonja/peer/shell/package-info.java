/**
 * The command loop: reads what a person types, performs it through the agent and prints the results.
 *
 * <p>Thread: the main thread executes commands one after the other; {@code CommandLoop.close()} may be called from the
 * shutdown thread, and {@code KnownNames} asks the registry on a thread of its own while a line is typed.
 */
@NullMarked
package dev.lonja.peer.shell;

import org.jspecify.annotations.NullMarked;
