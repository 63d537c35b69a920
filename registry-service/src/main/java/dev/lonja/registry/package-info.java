/**
 * The registry's process: how it starts and ends. Everything else has a package of its own below.
 *
 * <p>Thread: main.
 */
@NullMarked
package dev.lonja.registry;

import org.jspecify.annotations.NullMarked;
