/**
 * What a benchmark is, and how it prints its figures.
 *
 * <p>Thread: the main thread of a benchmark.
 */
@NullMarked
package dev.lonja.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
