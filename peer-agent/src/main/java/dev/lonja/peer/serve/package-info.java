/**
 * The headless agent: keeps one user connected, and what it publishes the same as what lies below a folder.
 *
 * <p>Thread: the main thread, which does one thing after the other; changes of the folder, timers and the end of the process
 * only wake it up. A small pool publishes. Health is answered on an event loop.
 */
@NullMarked
package dev.lonja.peer.serve;

import org.jspecify.annotations.NullMarked;
