/**
 * How the programs and the demonstration end after a signal.
 *
 * <p>Thread: any; the main thread waits here.
 */
@NullMarked
package dev.lonja.protocol.process;

import org.jspecify.annotations.NullMarked;
