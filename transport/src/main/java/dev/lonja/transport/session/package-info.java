/**
 * Sessions: frames on a secured connection, with many requests at the same time in both directions, events, back pressure, heartbeats
 * and the end (docs/session.md, Frames). The package cuts frames and keeps their limits; a handler interprets the payloads.
 *
 * <p>Thread: a {@link dev.lonja.transport.session.Session} and its requests belong to the event loop of its connection; only
 * {@link dev.lonja.transport.session.Session#run} may be called from any thread. A
 * {@link dev.lonja.transport.session.SessionPulse} serves sessions of all event loops.
 */
@NullMarked
package dev.lonja.transport.session;

import org.jspecify.annotations.NullMarked;
