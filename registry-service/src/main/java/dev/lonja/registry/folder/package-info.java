/**
 * Where the registry keeps its data on this machine.
 *
 * <p>Thread: any.
 */
@NullMarked
package dev.lonja.registry.folder;

import org.jspecify.annotations.NullMarked;
