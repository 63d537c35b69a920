/**
 * The domain of the registry: users, where they are connected, what they publish, and how all of that changes.
 *
 * <p>Thread: any, except for {@link dev.lonja.registry.directory.Directory}, which blocks and runs in the transaction of
 * its caller.
 */
@NullMarked
package dev.lonja.registry.directory;

import org.jspecify.annotations.NullMarked;
