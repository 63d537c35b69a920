/**
 * The classic edition of the wire at the registry: one request and one reply on each connection.
 *
 * <p>Thread: the event loop of the connection.
 */
@NullMarked
package dev.lonja.registry.wire.classic;

import org.jspecify.annotations.NullMarked;
