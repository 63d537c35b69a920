/**
 * Benchmarks of the registry, and the load generator and the PostgreSQL that they need.
 *
 * <p>Thread: the main thread of a benchmark. The load generator multiplexes all of its clients on it.
 */
@NullMarked
package dev.lonja.benchmarks.registry;

import org.jspecify.annotations.NullMarked;
