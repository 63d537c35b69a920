/**
 * Frames of a session, cut from bytes (docs/session.md, Frames). What a payload means is not known here.
 *
 * <p>Thread: a {@link dev.lonja.transport.frame.FrameReader} belongs to the event loop of its connection.
 */
@NullMarked
package dev.lonja.transport.frame;

import org.jspecify.annotations.NullMarked;
