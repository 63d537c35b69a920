/**
 * What the registry changes in Vert.x, so that a connection for one request costs less.
 *
 * <p>Thread: the main thread, before anything listens.
 */
@NullMarked
package dev.lonja.registry.network;

import org.jspecify.annotations.NullMarked;
