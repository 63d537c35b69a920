package dev.lonja.registry.listing;

import java.util.Collection;

/** Is told of changes that were not made by the writer of this registry. Called on the feed's thread; must not wait. */
public interface FeedListener {

    /** These users connected, disconnected or were removed. */
    void presenceChanged(Collection<String> users);

    /** The files of these owners changed. */
    void contentChanged(Collection<String> owners);

    /** Anything may have changed. */
    void everythingChanged();
}
