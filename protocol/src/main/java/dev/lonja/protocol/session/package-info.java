/**
 * Requests, replies and events of a session as records, from the payloads of frames and to them (docs/session.md, Rows and Events).
 *
 * <p>Thread: none of its own; all values are immutable.
 */
@NullMarked
package dev.lonja.protocol.session;

import org.jspecify.annotations.NullMarked;
