/**
 * The folder in which the agent keeps what outlives a run.
 *
 * <p>Thread: blocks on the file system and belongs to the thread that calls.
 */
@NullMarked
package dev.lonja.peer.data;

import org.jspecify.annotations.NullMarked;
