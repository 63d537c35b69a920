/**
 * The user that is connected through this agent, and the listener that is open meanwhile.
 *
 * <p>Thread: the one that executes commands, which blocks until the registry has answered; the shutdown thread may ask for the
 * end.
 */
@NullMarked
package dev.lonja.peer.presence;

import org.jspecify.annotations.NullMarked;
