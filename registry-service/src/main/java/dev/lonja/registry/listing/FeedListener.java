package dev.lonja.registry.listing;

import java.util.Collection;

/** Hears of what others than this registry's writer changed. Called on the feed's thread; must not wait. */
public interface FeedListener {

    /** These users connected, disconnected or went. */
    void presenceChanged(Collection<String> users);

    /** What these users publish changed. */
    void contentChanged(Collection<String> owners);

    /** Anything may have changed. */
    void everythingChanged();
}
