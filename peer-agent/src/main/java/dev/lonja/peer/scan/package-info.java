/**
 * What a folder offers: which of its files can be published, with which descriptions, and why the others cannot.
 *
 * <p>Thread: one thread that may block on the file system, such as the main thread of the server or of a single command.
 */
@NullMarked
package dev.lonja.peer.scan;

import org.jspecify.annotations.NullMarked;
