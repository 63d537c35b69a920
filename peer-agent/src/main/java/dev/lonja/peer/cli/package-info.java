/**
 * The entry point of the peer agent: reads the command line and starts the command loop, a single command or the server.
 *
 * <p>Thread: the main thread; at a signal the shutdown thread closes what is open.
 */
@NullMarked
package dev.lonja.peer.cli;

import org.jspecify.annotations.NullMarked;
