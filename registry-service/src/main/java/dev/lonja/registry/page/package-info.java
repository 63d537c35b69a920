/**
 * The HTTP headers of the page at {@code /}; its files are static resources.
 *
 * <p>Thread: Vert.x event loops; nothing here blocks.
 */
@NullMarked
package dev.lonja.registry.page;

import org.jspecify.annotations.NullMarked;
