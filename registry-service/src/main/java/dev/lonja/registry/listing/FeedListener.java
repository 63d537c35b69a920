package dev.lonja.registry.listing;

import java.util.Collection;
import java.util.List;

/** Is told of changes that were not made by the writer of this registry. Called on the feed's thread; must not wait. */
public interface FeedListener {

    /** These users connected, disconnected or were removed. */
    void presenceChanged(Collection<String> users);

    /** The files of these owners changed. */
    void contentChanged(Collection<String> owners);

    /** The owner, of whom {@link #contentChanged} tells too, no longer publishes these classic paths; if none, any of them. */
    default void deleted(String owner, List<String> paths) {}

    /** The keys of these names changed. */
    default void keysChanged(Collection<String> names) {}

    /** The rules about names may have changed. */
    default void rulesChanged() {}

    /** Anything may have changed. */
    void everythingChanged();

    /** All commits of others that are in this snapshot of the database have been told. */
    default void toldUpTo(String snapshot) {}
}
