/**
 * The wire protocol in plain Java: the table of operations, their fields, and the requests and replies as records.
 *
 * <p>Thread: none of its own; all values are immutable. The package follows {@code docs/protocol.md};
 * {@link dev.lonja.protocol.codec} reads and writes the bytes.
 */
@NullMarked
package dev.lonja.protocol;

import org.jspecify.annotations.NullMarked;
