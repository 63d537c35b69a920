/**
 * The launcher, in a folder that looks like the project.
 *
 * <p>Thread: the main thread of the tests.
 */
@NullMarked
package dev.lonja.endtoend.launcher;

import org.jspecify.annotations.NullMarked;
