/**
 * Downloads of files from other peers.
 *
 * <p>Thread: a download blocks the thread that asks for it; cancelling is safe from any thread.
 */
@NullMarked
package dev.lonja.peer.download;

import org.jspecify.annotations.NullMarked;
