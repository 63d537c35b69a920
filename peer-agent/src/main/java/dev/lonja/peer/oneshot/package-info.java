/**
 * One command for a script: it is done, says what came of it, and ends. Plain Java without Quarkus, to start fast.
 *
 * <p>Thread: the main thread; at a signal the shutdown thread ends what is open.
 */
@NullMarked
package dev.lonja.peer.oneshot;

import org.jspecify.annotations.NullMarked;
