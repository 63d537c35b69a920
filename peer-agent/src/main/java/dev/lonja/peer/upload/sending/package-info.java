/**
 * How the content of a file gets into a connection.
 *
 * <p>Thread: the event loop of the connection; files are read, looked at and closed on a worker.
 */
@NullMarked
package dev.lonja.peer.upload.sending;

import org.jspecify.annotations.NullMarked;
