/**
 * What a benchmark is, how it prints its figures, and the programs that it compares with.
 *
 * <p>Thread: the main thread of a benchmark.
 */
@NullMarked
package dev.lonja.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
