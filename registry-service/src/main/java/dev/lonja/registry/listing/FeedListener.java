package dev.lonja.registry.listing;

import java.util.Collection;

/** Is told of the changes that others than this registry's writer made. Called on the feed's thread; must not wait. */
public interface FeedListener {

    /** These users connected, disconnected or were removed. */
    void presenceChanged(Collection<String> users);

    /** The files of these owners changed. */
    void contentChanged(Collection<String> owners);

    /** Anything may have changed. */
    void everythingChanged();
}
