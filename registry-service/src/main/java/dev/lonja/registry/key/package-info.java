/**
 * The key of the registry: where it comes from, and what is made of it.
 *
 * <p>Thread: the main thread at the start, then a worker that looks whether the file has changed; the key is read in event loops.
 */
@NullMarked
package dev.lonja.registry.key;

import org.jspecify.annotations.NullMarked;
