/**
 * What the agent does for its user: the operations of the protocol, and the presence of the connected user.
 *
 * <p>Thread: the one that executes commands; it blocks until the operation has ended.
 */
@NullMarked
package dev.lonja.peer.agent;

import org.jspecify.annotations.NullMarked;
