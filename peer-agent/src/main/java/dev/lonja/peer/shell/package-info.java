/**
 * The command loop: what a person types, what it does, and the exact texts that come back.
 *
 * <p>Thread: the main thread executes commands one after the other; {@code PeerCommands.close()} may come from the
 * shutdown thread, and {@code KnownNames} asks on a thread of its own while a line is being typed.
 */
@NullMarked
package dev.lonja.peer.shell;

import org.jspecify.annotations.NullMarked;
