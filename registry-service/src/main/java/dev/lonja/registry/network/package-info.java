/**
 * Changes of Vert.x that make connections with a single request cheaper.
 *
 * <p>Thread: the main thread, when Vert.x and its servers start.
 */
@NullMarked
package dev.lonja.registry.network;

import org.jspecify.annotations.NullMarked;
