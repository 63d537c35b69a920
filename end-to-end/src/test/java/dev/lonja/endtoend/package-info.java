/**
 * The tests of the packaged programs, and clients and peers written from the protocol page alone.
 *
 * <p>Thread: the test's own, unless a class says otherwise. Nothing here uses {@code dev.lonja.protocol}: a mistake in
 * the codec must not be able to hide behind itself.
 */
@NullMarked
package dev.lonja.endtoend;

import org.jspecify.annotations.NullMarked;
