/**
 * What the agent needs to reach its registry, put together.
 *
 * <p>Thread: the one that starts the agent; what is put together says which threads it belongs to.
 */
@NullMarked
package dev.lonja.peer.cli.access;

import org.jspecify.annotations.NullMarked;
