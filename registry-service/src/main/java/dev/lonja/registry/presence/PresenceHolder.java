package dev.lonja.registry.presence;

/** A session that holds presences. Safe from any thread; no method waits. */
public interface PresenceHolder {

    /** Whether nothing came from it for two heartbeats, so that another key of the name may take the presence over. */
    boolean isSilent();

    /** It no longer holds that presence. */
    void lost(PresenceLoss loss);

    /** It has taken the presence of that user from another session of its key, for the third time in a minute. */
    void contested(String user);
}
