/**
 * The classic edition of the protocol in the registry: one request and one reply per connection.
 *
 * <p>Thread: the event loop of the connection.
 */
@NullMarked
package dev.lonja.registry.wire.classic;

import org.jspecify.annotations.NullMarked;
