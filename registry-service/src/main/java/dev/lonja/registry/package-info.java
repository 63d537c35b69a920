/**
 * The process of the registry: how it starts and how it ends.
 *
 * <p>Thread: main.
 */
@NullMarked
package dev.lonja.registry;

import org.jspecify.annotations.NullMarked;
