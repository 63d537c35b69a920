/**
 * The packaged programs as separate processes: the harness that starts, watches and stops them, and the demonstration.
 *
 * <p>Thread: the one main thread of the demonstration or of a test. The output of a process is collected by a thread of
 * its own into {@link dev.lonja.endtoend.CapturedText}, which is where threads meet.
 */
@NullMarked
package dev.lonja.endtoend;

import org.jspecify.annotations.NullMarked;
