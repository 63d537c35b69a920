/**
 * What a user publishes: single files, many at once, and a folder that is kept in line with the registry; and what is served
 * because of that.
 *
 * <p>Thread: the one that executes commands; it blocks until the registry has answered.
 */
@NullMarked
package dev.lonja.peer.publications;

import org.jspecify.annotations.NullMarked;
