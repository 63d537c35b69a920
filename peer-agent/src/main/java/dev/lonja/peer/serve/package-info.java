/**
 * The agent without a command loop: keeps one user connected, and publishes the files of one folder.
 *
 * <p>Thread: the main thread, which does one thing after the other; changes of the folder, timers and the end of the
 * process only wake it up. Health is answered on an event loop.
 */
@NullMarked
package dev.lonja.peer.serve;

import org.jspecify.annotations.NullMarked;
