/**
 * Connections on Vert.x, for the registry and the agent: framing, limits, deadlines, back pressure and the end of a
 * connection. The package knows neither the protocol nor a service.
 *
 * <p>Thread: a {@link dev.lonja.transport.Connection} and its parts belong to the event loop of its socket; limits, permits,
 * queues and rates are safe from any thread.
 */
@NullMarked
package dev.lonja.transport;

import org.jspecify.annotations.NullMarked;
