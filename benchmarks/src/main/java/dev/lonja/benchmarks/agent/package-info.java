/**
 * Benchmarks of the agent: the start of its commands, and transfers compared with other programs.
 *
 * <p>Thread: the main thread of a benchmark; each receiver of several at once has its own.
 */
@NullMarked
package dev.lonja.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
