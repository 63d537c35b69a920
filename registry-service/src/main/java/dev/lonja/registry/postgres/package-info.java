/**
 * The embedded PostgreSQL: it is unpacked, initialised, started and stopped with the registry.
 *
 * <p>Thread: the one that calls {@link dev.lonja.registry.postgres.EmbeddedPostgres#start}; everything here blocks. It
 * runs before the event loops start and after they have ended.
 */
@NullMarked
package dev.lonja.registry.postgres;

import org.jspecify.annotations.NullMarked;
