/**
 * The set of files that a user published through this agent, and the safe opening of them.
 *
 * <p>Thread: everything blocks on the file system and belongs to the thread that calls; never an event loop.
 */
@NullMarked
package dev.lonja.peer.shared;

import org.jspecify.annotations.NullMarked;
