/**
 * The codec of the classic protocol in plain Java: requests and replies, from bytes and to bytes.
 *
 * <p>Thread: none of its own. Encoders are immutable; a {@link dev.lonja.protocol.codec.RequestDecoder} and a
 * {@link dev.lonja.protocol.codec.ReplyReader} belong to the one thread that feeds them.
 */
@NullMarked
package dev.lonja.protocol.codec;

import org.jspecify.annotations.NullMarked;
