/**
 * The listener for other peers, and the uploads that it sends.
 *
 * <p>Thread: {@code FileServer} starts and stops on the thread that executes commands; everything of a connection runs on
 * its event loop, and file-system calls run on a worker.
 */
@NullMarked
package dev.lonja.peer.upload;

import org.jspecify.annotations.NullMarked;
