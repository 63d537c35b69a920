/**
 * The results of actions in words: their answers, and what was fetched how fast.
 *
 * <p>Thread: any.
 */
@NullMarked
package dev.lonja.peer.console.result;

import org.jspecify.annotations.NullMarked;
