/**
 * Probes of connected users, and the end of presences whose agent has crashed (protocol section 1, Ghosts).
 *
 * <p>Thread: blocking ones for the database, an event loop for the probes; both are behind completion stages.
 */
@NullMarked
package dev.lonja.registry.presence;

import org.jspecify.annotations.NullMarked;
