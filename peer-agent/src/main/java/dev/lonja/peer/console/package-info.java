/**
 * The texts that the agent shows: messages, formats, tables, colours and the progress line of a download.
 *
 * <p>Thread: the one that executes commands. A progress line belongs to the threads of its downloads.
 */
@NullMarked
package dev.lonja.peer.console;

import org.jspecify.annotations.NullMarked;
