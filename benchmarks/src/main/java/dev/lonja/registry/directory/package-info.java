/** The directory's writer under load, from inside its package. Thread: the caller's, and the writer's own. */
@NullMarked
package dev.lonja.registry.directory;

import org.jspecify.annotations.NullMarked;
