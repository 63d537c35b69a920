/**
 * The harness that starts the packaged programs as separate processes, watches their output and stops them.
 *
 * <p>Thread: the main thread of the demonstration or of a test. A thread per stream collects the output of a process
 * into {@link dev.lonja.endtoend.CapturedText}, the only class that two threads use.
 */
@NullMarked
package dev.lonja.endtoend;

import org.jspecify.annotations.NullMarked;
