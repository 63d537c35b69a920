/**
 * Measures the claims of the documents: load on the real wire of a registry and of agents that run as separate processes.
 * Not part of the product.
 *
 * <p>Thread: main.
 */
@NullMarked
package dev.lonja.benchmarks;

import org.jspecify.annotations.NullMarked;
