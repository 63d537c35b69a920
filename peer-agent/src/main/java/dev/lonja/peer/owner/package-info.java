/**
 * The owner of files that somebody wants: where it is, and which of its files a typed name means.
 *
 * <p>Thread: the one that executes the command.
 */
@NullMarked
package dev.lonja.peer.owner;

import org.jspecify.annotations.NullMarked;
