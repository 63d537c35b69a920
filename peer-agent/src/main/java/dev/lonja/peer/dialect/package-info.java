/**
 * How registries and peers speak the classic protocol, as their replies show.
 *
 * <p>Thread: none of its own; safe from any thread.
 */
@NullMarked
package dev.lonja.peer.dialect;

import org.jspecify.annotations.NullMarked;
