package dev.lonja.registry.directory;

/** A listing has more entries than {@link ListingLimits#maxEntries()}. */
public final class ListingTooLongException extends DirectoryException {
    /** The listing is named by what it shows. */
    public ListingTooLongException(String listing, int maxEntries) {
        super("the listing of " + listing + " has more than " + maxEntries + " entries");
    }
}
