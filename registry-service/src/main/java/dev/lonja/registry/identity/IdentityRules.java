package dev.lonja.registry.identity;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;

/**
 * Who may register, claim and invite (docs/session.md, Keys and names): the rules that are known before the directory is asked.
 *
 * @param registration who may register a name
 * @param claim what a CLAIM needs
 * @param invite who may make codes for new names
 */
public record IdentityRules(Registration registration, Claim claim, Invite invite) {
    /** Everybody registers, administrators let names be claimed, and users invite. */
    public static final IdentityRules DEFAULT = new IdentityRules(Registration.OPEN, Claim.CODE, Invite.USERS);

    /** The same rules with another one for new names. */
    public IdentityRules with(Registration other) {
        return new IdentityRules(other, claim, invite);
    }

    /** Who may register a name. */
    public enum Registration {
        /** Everybody; classic clients too. */
        OPEN,
        /** Whoever has a code, in a session. */
        INVITED,
        /** Nobody. */
        CLOSED
    }

    /** What gives a name that a classic client registered its first key. */
    public enum Claim {
        /** A code of an administrator; or none, from the one address that the name has been used from. */
        ADDRESS,
        /** A code of an administrator. */
        CODE,
        /** Nothing. */
        OFF
    }

    /** Who may make codes for new names. */
    public enum Invite {
        /** Every user whose name has a key, and administrators. */
        USERS,
        /** Administrators. */
        ADMIN
    }

    /** OK, or why a classic client may not register: FAILED. */
    public Outcome classicRegister() {
        return registration == Registration.OPEN ? Outcome.OK : Outcome.FAILED;
    }

    /** OK if the directory decides about a REGISTER with that code, which may be empty; else FAILED or NO_SUCH_CODE. */
    public Outcome register(String code) {
        return switch (registration) {
            case OPEN -> Outcome.OK;
            case INVITED -> code.isEmpty() ? Outcome.NO_SUCH_CODE : Outcome.OK;
            case CLOSED -> Outcome.FAILED;
        };
    }

    /** OK if the directory decides about a CLAIM with that code, which may be empty; else NO_SUCH_CODE. */
    public Outcome claim(String code) {
        return switch (claim) {
            case ADDRESS -> Outcome.OK;
            case CODE -> code.isEmpty() ? Outcome.NO_SUCH_CODE : Outcome.OK;
            case OFF -> Outcome.NO_SUCH_CODE;
        };
    }

    /** OK if the directory decides about an INVITE, else NOT_ALLOWED. */
    public Outcome invite(InvitePurpose purpose) {
        return purpose == InvitePurpose.REGISTER && invite == Invite.ADMIN ? Outcome.NOT_ALLOWED : Outcome.OK;
    }
}
