/**
 * Downloads in the background of the command loop: their list, their progress and their ends.
 *
 * <p>Thread: the main thread begins, lists and cancels them; each runs on a thread of its own.
 */
@NullMarked
package dev.lonja.peer.shell.background;

import org.jspecify.annotations.NullMarked;
