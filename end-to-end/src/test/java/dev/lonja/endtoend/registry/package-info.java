/**
 * The packaged registry: start, answers, limits, durability and end.
 *
 * <p>Thread: the main thread of the tests. Tests that send many requests at once start more.
 */
@NullMarked
package dev.lonja.endtoend.registry;

import org.jspecify.annotations.NullMarked;
