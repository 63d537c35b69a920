/**
 * Failures of the file system and the network in words for a person.
 *
 * <p>Thread: any.
 */
@NullMarked
package dev.lonja.peer.failure;

import org.jspecify.annotations.NullMarked;
