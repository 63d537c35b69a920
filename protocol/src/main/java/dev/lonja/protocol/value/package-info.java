/**
 * Values that are written as text in the fields of a session: numbers, addresses, names of content (docs/session.md, Rows); and the
 * sentences that say what is wrong with a value.
 *
 * <p>Thread: none of its own; all values are immutable. Text that breaks a rule is an {@link InvalidValueException}, whose message
 * is what follows the name and value of a field: {@code holds NUL}.
 */
@NullMarked
package dev.lonja.protocol.value;

import org.jspecify.annotations.NullMarked;
