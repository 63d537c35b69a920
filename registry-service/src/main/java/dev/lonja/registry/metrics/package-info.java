/**
 * Figures of a running registry: for Prometheus, and for those who look at it.
 *
 * <p>Thread: counting is done wherever something is counted, and never waits; {@code lonja-statistics} looks at the counters and
 * asks the database.
 */
@NullMarked
package dev.lonja.registry.metrics;

import org.jspecify.annotations.NullMarked;
