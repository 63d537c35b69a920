/**
 * How the packaged registry starts, answers, endures and ends.
 *
 * <p>Thread: the main thread of the tests; those that send many requests at once start more.
 */
@NullMarked
package dev.lonja.endtoend.registry;

import org.jspecify.annotations.NullMarked;
