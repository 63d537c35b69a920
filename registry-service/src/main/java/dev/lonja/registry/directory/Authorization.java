package dev.lonja.registry.directory;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The rule about who may act for a connected user (protocol section 1, Who may speak for a user).
 *
 * <p>A caller has a credential, which is compared with the origin of the user's presence. The only credential is the address
 * that the request came from; no other class knows this. Statements compare the same text (storage, CallerCondition).
 */
@Singleton
public class Authorization {
    /** The credential of every caller while the rule is turned off; it is valid for every presence. */
    public static final String ANYBODY = "";

    private final boolean isRuleOn;

    /** The configured rule. */
    public Authorization(DirectoryConfig config) {
        this.isRuleOn = config.sameAddress();
    }

    /** The credential of the caller. */
    public String credential(Caller caller) {
        return isRuleOn ? caller.from().origin() : ANYBODY;
    }

    /** Whether the credential is valid for a presence of that origin; false for null, which means no presence. */
    public boolean isGranted(String credential, @Nullable String origin) {
        return origin != null && (credential.equals(ANYBODY) || credential.equals(origin));
    }
}
