/**
 * The end of a program by a signal, in both programs and the demonstration.
 *
 * <p>Thread: any; the main thread waits here.
 */
@NullMarked
package dev.lonja.protocol.process;

import org.jspecify.annotations.NullMarked;
