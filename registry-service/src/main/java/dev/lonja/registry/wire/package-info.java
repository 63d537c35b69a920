/**
 * The registry's side of the wire: connections, their limits, and the bytes of requests and replies.
 *
 * <p>Thread: the event loop of the connection. Only {@link dev.lonja.registry.wire.RequestExecutor} leaves it, and comes
 * back to it.
 */
@NullMarked
package dev.lonja.registry.wire;

import org.jspecify.annotations.NullMarked;
