/**
 * Search over published files (docs/adr/0012-search-behind-the-writes.md), and over the names of users.
 *
 * <p>Thread: a worker keeps the index up to date; a search runs on the thread and in the transaction of the caller.
 */
@NullMarked
package dev.lonja.registry.search;

import org.jspecify.annotations.NullMarked;
