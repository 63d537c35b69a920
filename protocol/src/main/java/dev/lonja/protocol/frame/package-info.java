/**
 * The frames of a session and what their payloads contain (docs/session.md, Frames), from bytes and to bytes, in plain Java.
 *
 * <p>Thread: none of its own. Values are immutable, except that a {@link dev.lonja.protocol.frame.Frame} may be a view of the
 * bytes that came; a {@link dev.lonja.protocol.frame.FrameDecoder} belongs to the one thread that feeds it.
 */
@NullMarked
package dev.lonja.protocol.frame;

import org.jspecify.annotations.NullMarked;
