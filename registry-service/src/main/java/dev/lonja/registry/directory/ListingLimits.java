package dev.lonja.registry.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The limit of a listing. The memory of listings has limits of its own (delivery, ListingMemory). */
@Singleton
public class ListingLimits {
    /** A hundred times the largest registry that we know of; whoever asks for more does not read it. */
    private static final int MAX_ENTRIES = 1_000_000;

    private final int maxEntries;

    @Inject
    ListingLimits() {
        this(MAX_ENTRIES);
    }

    /** Another limit. */
    public ListingLimits(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /** The most entries of a listing; a request for a longer one fails. */
    public int maxEntries() {
        return maxEntries;
    }
}
