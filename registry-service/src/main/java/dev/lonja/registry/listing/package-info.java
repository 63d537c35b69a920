/**
 * Listings kept in memory: already encoded, shared by all readers, thrown away whenever the registry cannot know that
 * they are true.
 *
 * <p>Thread: any. {@link dev.lonja.registry.listing.ChangeFeed} has a thread of its own, which alone blocks.
 */
@NullMarked
package dev.lonja.registry.listing;

import org.jspecify.annotations.NullMarked;
