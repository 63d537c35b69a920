/**
 * Connections on Vert.x, as registry and agent both serve them: framing, limits, deadlines, back pressure and the end of a
 * connection. Knows neither the protocol nor a service.
 *
 * <p>Thread: a {@link dev.lonja.transport.Connection} and its parts belong to the event loop of its socket; limits, permits,
 * queues and rates are safe from any thread.
 */
@NullMarked
package dev.lonja.transport;

import org.jspecify.annotations.NullMarked;
