/**
 * What the payloads of frames contain: strings, rows, a status (docs/session.md, Frames). The frames themselves, and those that
 * only concern the connection, belong to the transport.
 *
 * <p>Thread: none of its own. Values are immutable; a {@link dev.lonja.protocol.payload.MorePayloads} belongs to the one thread that
 * fills it.
 */
@NullMarked
package dev.lonja.protocol.payload;

import org.jspecify.annotations.NullMarked;
