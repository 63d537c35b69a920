/**
 * The demonstration: two people share files through a registry. Every step is checked.
 *
 * <p>Thread: the main thread of the demonstration or of its test.
 */
@NullMarked
package dev.lonja.endtoend.demo;

import org.jspecify.annotations.NullMarked;
