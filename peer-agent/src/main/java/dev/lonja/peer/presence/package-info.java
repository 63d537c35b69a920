/**
 * The user that is connected through this agent, and the listener that is open meanwhile.
 *
 * <p>Threads: the one that executes commands and the one that looks after the presence, each of which blocks until the registry
 * has answered; the shutdown thread may end the presence.
 */
@NullMarked
package dev.lonja.peer.presence;

import org.jspecify.annotations.NullMarked;
