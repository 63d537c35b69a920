/**
 * The page at {@code /}: its files are resources, and here is what goes with them over HTTP.
 *
 * <p>Runs on Vert.x event loops; nothing here blocks.
 */
@NullMarked
package dev.lonja.registry.page;

import org.jspecify.annotations.NullMarked;
