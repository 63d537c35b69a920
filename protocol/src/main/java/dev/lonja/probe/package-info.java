/**
 * A program of its own that says whether another one is well: for images, which have neither shell nor curl.
 *
 * <p>Thread: main.
 */
@NullMarked
package dev.lonja.probe;

import org.jspecify.annotations.NullMarked;
