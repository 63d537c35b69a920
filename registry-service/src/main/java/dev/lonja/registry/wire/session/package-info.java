/**
 * Sessions, the second edition of the protocol in the registry: handshakes, HELLO, many requests at once on one connection, and what a
 * session holds (docs/session.md).
 *
 * <p>Thread: the event loop of the connection; {@link dev.lonja.registry.wire.session.OpenSessions} is called from all threads.
 */
@NullMarked
package dev.lonja.registry.wire.session;

import org.jspecify.annotations.NullMarked;
