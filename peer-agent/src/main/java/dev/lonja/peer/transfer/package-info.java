/**
 * Files on their way between peers: the listener that serves what was published, and the downloads.
 *
 * <p>Thread: {@code FileServer} and {@code FileConnection} live on the event loop, and hand every file-system call to a
 * worker; {@code SharedFiles}, {@code FileDownloader} and {@code PartialFile} block and belong to the thread that calls.
 */
@NullMarked
package dev.lonja.peer.transfer;

import org.jspecify.annotations.NullMarked;
