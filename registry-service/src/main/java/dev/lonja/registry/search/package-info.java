/**
 * Search over what is published (docs/adr/0012-search-behind-the-writes.md).
 *
 * <p>Thread: {@code lonja-search} keeps the copy that is searched; questions are asked on the thread, and in the
 * transaction, of the caller.
 */
@NullMarked
package dev.lonja.registry.search;

import org.jspecify.annotations.NullMarked;
