/**
 * Cached listings: encoded once, shared by all readers, and not used while the registry does not know whether they are
 * fresh (docs/adr/0007-cached-listings.md).
 *
 * <p>Thread: any. {@link dev.lonja.registry.listing.ChangeFeed} has a thread of its own, the only one that blocks.
 */
@NullMarked
package dev.lonja.registry.listing;

import org.jspecify.annotations.NullMarked;
