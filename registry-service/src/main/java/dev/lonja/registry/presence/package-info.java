/**
 * Whether connected users are still there: what becomes of agents that crashed (protocol section 1, Ghosts).
 *
 * <p>Thread: blocking ones for the directory, an event loop for the probes; both hidden behind completion stages.
 */
@NullMarked
package dev.lonja.registry.presence;

import org.jspecify.annotations.NullMarked;
