/**
 * A program that checks whether another program is healthy. The images use it, because they have neither a shell nor curl.
 *
 * <p>Thread: main.
 */
@NullMarked
package dev.lonja.probe;

import org.jspecify.annotations.NullMarked;
