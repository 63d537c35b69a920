/**
 * What the embedded PostgreSQL needs from the operating system: processes, users, files and archives.
 *
 * <p>Thread: the caller's; everything here blocks.
 */
@NullMarked
package dev.lonja.registry.postgres.system;

import org.jspecify.annotations.NullMarked;
