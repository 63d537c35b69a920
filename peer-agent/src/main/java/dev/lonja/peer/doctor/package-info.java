/**
 * What {@code lonja peer doctor} checks: the usual reasons why something does not work, each with what to do about it. Plain
 * Java without Quarkus, and without a change of anything that lasts.
 *
 * <p>Thread: the main thread; at a signal the shutdown thread ends a presence that a check has made.
 */
@NullMarked
package dev.lonja.peer.doctor;

import org.jspecify.annotations.NullMarked;
