/**
 * The peer agent: from the command line to the command loop, and the end of both.
 *
 * <p>Thread: the main thread, which reads and executes commands; at a signal the shutdown thread ends what is open.
 */
@NullMarked
package dev.lonja.peer;

import org.jspecify.annotations.NullMarked;
