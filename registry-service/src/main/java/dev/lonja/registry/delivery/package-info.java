/**
 * Listings on their way to readers: those that are in memory, and those that are streamed from the database; and the memory
 * that all of them may take (docs/adr/0018-long-listings-are-streamed.md).
 *
 * <p>Thread: replies belong to the event loop of their reader; {@link dev.lonja.registry.delivery.ListingQueries} and {@link
 * dev.lonja.registry.delivery.ListingStreams} block, the latter on threads of its own.
 */
@NullMarked
package dev.lonja.registry.delivery;

import org.jspecify.annotations.NullMarked;
