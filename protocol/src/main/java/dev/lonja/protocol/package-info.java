/**
 * The wire protocol in plain Java: the table of operations, their fields, and the requests and replies as records.
 *
 * <p>Thread: none of its own; all values are immutable. The page that this package follows is {@code docs/protocol.md};
 * the bytes are the business of {@link dev.lonja.protocol.codec}.
 */
@NullMarked
package dev.lonja.protocol;

import org.jspecify.annotations.NullMarked;
