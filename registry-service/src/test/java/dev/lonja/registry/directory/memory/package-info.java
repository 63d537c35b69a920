/** A directory in memory, for tests, which keeps the same contract as that in PostgreSQL. For one thread. */
@NullMarked
package dev.lonja.registry.directory.memory;

import org.jspecify.annotations.NullMarked;
