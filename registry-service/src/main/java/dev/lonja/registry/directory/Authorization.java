package dev.lonja.registry.directory;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The rule about who may act for a connected user (protocol section 1, Who may speak for a user).
 *
 * <p>A caller shows a credential, which is compared with what the user's presence accepts. The only credential is the
 * address that the request came from; nobody outside of this class knows that. Where the database has to compare, it
 * compares the same text (storage, CallerCondition).
 */
@Singleton
public class Authorization {
    /** The credential of every caller while the rule is switched off; it is good for every presence. */
    public static final String ANYBODY = "";

    private final boolean isRuleOn;

    /** The rule as it is configured. */
    public Authorization(DirectoryConfig config) {
        this.isRuleOn = config.sameAddress();
    }

    /** The credential that the caller shows. */
    public String credential(Caller caller) {
        return isRuleOn ? caller.from().origin() : ANYBODY;
    }

    /** Whether the credential is good for a presence of that origin; false for null, which is no presence. */
    public boolean isGranted(String credential, @Nullable String origin) {
        return origin != null && (credential.equals(ANYBODY) || credential.equals(origin));
    }
}
