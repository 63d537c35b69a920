/**
 * A running agent lends its session to commands of the same data folder, over a socket in that folder.
 *
 * <p>Threads: virtual threads, one for each connection; callers block.
 */
@NullMarked
package dev.lonja.peer.lending;

import org.jspecify.annotations.NullMarked;
