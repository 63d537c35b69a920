/**
 * Metrics for Prometheus, and the statistics that the page and the REST interface show.
 *
 * <p>Thread: meters count on the thread of what they count, without waiting; a worker samples them every second and counts
 * the rows of the database.
 */
@NullMarked
package dev.lonja.registry.metrics;

import org.jspecify.annotations.NullMarked;
