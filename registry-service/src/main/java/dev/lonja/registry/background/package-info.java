/**
 * Work that only one of several registries on a database may do at a time, and how they agree on which one does it.
 *
 * <p>Thread: {@code lonja-leadership}. Asking who leads never blocks.
 */
@NullMarked
package dev.lonja.registry.background;

import org.jspecify.annotations.NullMarked;
