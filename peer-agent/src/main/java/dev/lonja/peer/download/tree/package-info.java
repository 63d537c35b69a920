/**
 * The folder that many files of an owner go to, with what is above them at their owner's.
 *
 * <p>Thread: those that download.
 */
@NullMarked
package dev.lonja.peer.download.tree;

import org.jspecify.annotations.NullMarked;
