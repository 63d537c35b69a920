/**
 * The listener of the registry, and everything that is common to all editions of the protocol: accepting connections, limits
 * and observers.
 *
 * <p>Thread: the event loop of the connection; {@link dev.lonja.registry.wire.RegistryServer} is started and stopped on the
 * main thread.
 */
@NullMarked
package dev.lonja.registry.wire;

import org.jspecify.annotations.NullMarked;
