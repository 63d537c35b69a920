/**
 * The listener of the registry, and what all editions of its wire have in common: accepting, limits, and who listens to what
 * passes.
 *
 * <p>Thread: the event loop of the connection; {@link dev.lonja.registry.wire.RegistryServer} is started and stopped on the
 * main thread.
 */
@NullMarked
package dev.lonja.registry.wire;

import org.jspecify.annotations.NullMarked;
