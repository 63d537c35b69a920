/**
 * What several registries on one database agree on: which of them does the work that is for one at a time.
 *
 * <p>Thread: {@code lonja-leadership}; who asks for the answer is never blocked.
 */
@NullMarked
package dev.lonja.registry.replica;

import org.jspecify.annotations.NullMarked;
