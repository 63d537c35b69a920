/**
 * The wire protocol in plain Java: the table of operations, the records that travel, and the codec.
 *
 * <p>Thread: none of its own. Values are immutable; {@link dev.lonja.protocol.RequestAssembler} and
 * {@link dev.lonja.protocol.ReplyReader} belong to the one thread that feeds them. The page that this follows is
 * {@code docs/protocol.md}.
 */
@NullMarked
package dev.lonja.protocol;

import org.jspecify.annotations.NullMarked;
