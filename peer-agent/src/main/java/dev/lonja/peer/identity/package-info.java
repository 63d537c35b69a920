/**
 * Who this agent is to registries, and which registries it knows: its key, and what stands in its data folder about them.
 *
 * <p>Thread: any; it blocks on the file system.
 */
@NullMarked
package dev.lonja.peer.identity;

import org.jspecify.annotations.NullMarked;
