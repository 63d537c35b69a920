package dev.lonja.registry.listing;

/**
 * Is told when a user becomes connected, or is no longer, whichever registry it is connected to. A new presence in the place of an
 * old one is neither. Called on the threads of the writer and of the feed; must not wait.
 */
public interface PresenceListener {

    /** The user is connected. */
    void online(String user);

    /** The user is no longer connected. */
    void offline(String user);

    /** The presence of the user has changed, and it is not known how. */
    void uncertain(String user);

    /** That of any user may have changed. */
    void allUncertain();
}
