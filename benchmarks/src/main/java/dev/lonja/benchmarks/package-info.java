/**
 * Measured claims: load on the real wire of a registry and of agents that run as processes of their own.
 *
 * <p>Thread: the main thread of a benchmark; the load generator multiplexes all of its clients on it. Nothing here is
 * part of the product.
 */
@NullMarked
package dev.lonja.benchmarks;

import org.jspecify.annotations.NullMarked;
