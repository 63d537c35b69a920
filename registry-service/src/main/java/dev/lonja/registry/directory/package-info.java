/**
 * The domain of the registry: users, presences, published files, and their changes.
 *
 * <p>Thread: any, except for {@link dev.lonja.registry.directory.Directory}, which blocks and runs in the transaction of
 * its caller.
 */
@NullMarked
package dev.lonja.registry.directory;

import org.jspecify.annotations.NullMarked;
