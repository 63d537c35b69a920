/**
 * Benchmarks of sessions with a registry: many requests at the same time on connections that stay open.
 *
 * <p>Thread: the main thread of a benchmark; the sessions run in the event loops of a Vert.x of the benchmark.
 */
@NullMarked
package dev.lonja.benchmarks.sessions;

import org.jspecify.annotations.NullMarked;
