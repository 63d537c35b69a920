/**
 * What the registry knows: users, where they are connected, and what they publish; kept in PostgreSQL.
 *
 * <p>Thread: blocking ones only. {@link dev.lonja.registry.directory.GroupCommit} has the writer; everything else runs
 * on the thread, and in the transaction, of its caller.
 */
@NullMarked
package dev.lonja.registry.directory;

import org.jspecify.annotations.NullMarked;
