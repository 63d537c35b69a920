/**
 * TLS on connections: which edition the first byte of a connection chooses, handshakes and their limits, and the keys of both
 * sides. Every certificate is accepted in a handshake, because only its key counts; whoever creates the exchange judges the key.
 *
 * <p>Thread: everything belongs to the event loop of its connection, except the arithmetic of handshakes, which runs on the threads
 * of {@link dev.lonja.transport.tls.Handshakes}; {@link dev.lonja.transport.tls.TlsContext} and
 * {@link dev.lonja.transport.tls.Handshakes} are safe from any thread.
 */
@NullMarked
package dev.lonja.transport.tls;

import org.jspecify.annotations.NullMarked;
