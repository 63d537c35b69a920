/**
 * Values that are written as text in the fields of a session: numbers, addresses, names of content (docs/session.md, Rows).
 *
 * <p>Thread: none of its own; all values are immutable. Text that breaks a rule is an {@link IllegalArgumentException}, whose message
 * is what follows the name and value of a field: {@code has a leading zero}.
 */
@NullMarked
package dev.lonja.protocol.value;

import org.jspecify.annotations.NullMarked;
