package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The rule about who may act for a user (protocol section 1, Who may speak for a user; docs/session.md, Keys and names).
 *
 * <p>A caller has a {@link Credential}, a user has a {@link Standing}. For a name without keys, callers from the address of its
 * presence may act. For a name with keys, sessions with one of them may, from anywhere; it is read-only for classic
 * connections. No other class knows this, except that statements have the same conditions as SQL (storage.identity, CallerCondition).
 */
@Singleton
public class Authorization {
    /** The origin of every caller while the rule about addresses is turned off; it is valid for every presence. */
    public static final String ANYBODY = "";

    private final boolean isRuleOn;

    /** The configured rule. */
    public Authorization(DirectoryConfig config) {
        this.isRuleOn = config.sameAddress();
    }

    /** The credential of the caller. */
    public Credential credential(Caller caller) {
        return new Credential(isRuleOn ? caller.from().origin() : ANYBODY, caller.keyText());
    }

    /**
     * Whether the caller may read in the name of a connected user, whichever keys the name has. False where the keys decide: a presence
     * of a session is of a key of the name, if the name has any.
     *
     * @param origin of the presence
     * @param isOwnKey whether the presence is of a session with the caller's key
     */
    public boolean mayReadByPresence(Credential credential, String origin, boolean isOwnKey) {
        return isSameAddress(credential, origin) && (isOwnKey || !credential.isOfSession());
    }

    /** Whether the caller may ask in the name of the user: OK, NOT_CONNECTED or NOT_YOURS. */
    public Outcome mayRead(Credential credential, Standing user) {
        if (credential.isOfSession()) {
            return mayChange(credential, user);
        }
        return isSameAddress(credential, user.origin()) ? Outcome.OK : Outcome.NOT_CONNECTED;
    }

    /** Whether the caller may change something of the connected user: OK, NOT_CONNECTED, NOT_YOURS or FAILED. */
    public Outcome mayChange(Credential credential, Standing user) {
        Outcome outcome = mayAct(credential, user);
        return outcome == Outcome.OK && !user.isConnected() ? Outcome.NOT_CONNECTED : outcome;
    }

    /** Whether the caller may change something of the user, connected or not: OK, NOT_CONNECTED, NOT_YOURS or FAILED. */
    public Outcome mayAct(Credential credential, Standing user) {
        if (user.isKeyed()) {
            return mayOwn(credential, user);
        }
        if (!user.isConnected() || isSameAddress(credential, user.origin())) {
            return Outcome.OK;
        }
        return credential.isOfSession() ? Outcome.NOT_YOURS : Outcome.NOT_CONNECTED;
    }

    /** Whether the name has no keys, or that of the caller: OK, NOT_YOURS or FAILED. */
    public Outcome mayOwn(Credential credential, Standing user) {
        if (!user.isKeyed() || user.keys().contains(credential.key())) {
            return Outcome.OK;
        }
        return credential.isOfSession() ? Outcome.NOT_YOURS : Outcome.FAILED;
    }

    private static boolean isSameAddress(Credential credential, @Nullable String origin) {
        return origin != null
                && (credential.origin().equals(ANYBODY) || credential.origin().equals(origin));
    }
}
