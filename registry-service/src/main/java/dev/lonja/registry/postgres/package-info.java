/**
 * The PostgreSQL that the registry brings along: unpacked, initialised, started and stopped with it.
 *
 * <p>Thread: the one that calls {@link dev.lonja.registry.postgres.EmbeddedPostgres#start}; everything here blocks, and
 * runs before the event loops exist and after they have ended.
 */
@NullMarked
package dev.lonja.registry.postgres;

import org.jspecify.annotations.NullMarked;
