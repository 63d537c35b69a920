/**
 * Names that nobody uses, and when they become free again; codes that nobody can use any more.
 *
 * <p>Thread: a worker of the scheduler; the writer makes the changes.
 */
@NullMarked
package dev.lonja.registry.names;

import org.jspecify.annotations.NullMarked;
