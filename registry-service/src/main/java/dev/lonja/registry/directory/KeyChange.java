package dev.lonja.registry.directory;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.identity.NewCode;

/**
 * The changes of the keys and codes of a name (docs/session.md, Keys and names). Codes are there as their hashes only, so the
 * outcome of a code that nobody can have made is that of a wrong one.
 */
public sealed interface KeyChange extends SessionChange, DirectoryChange.OneAtATime {
    /** The hash of no code. */
    String NO_CODE = "";

    /**
     * Adds a user that belongs to the caller's key: OK, NAME_IN_USE or NO_SUCH_CODE.
     *
     * @param codeHash the REGISTER code that it uses up, or {@link #NO_CODE}
     * @param recovery its recovery code
     */
    record RegisterKey(Caller caller, String codeHash, NewCode recovery) implements KeyChange {}

    /**
     * Gives a name without keys the caller's key: OK, NO_SUCH_USER, HAS_A_KEY, NOT_CONNECTED or NO_SUCH_CODE. Ends a presence that is
     * not of that key.
     *
     * @param codeHash the CLAIM code that it uses up; {@link #NO_CODE} if the address decides
     * @param heldGeneration the presence that the caller's session holds, or {@link ChangeResult#NO_GENERATION}
     * @param recovery its recovery code
     */
    record Claim(Caller caller, String codeHash, long heldGeneration, NewCode recovery) implements KeyChange {}

    /** Makes a code of a user: OK, NO_SUCH_USER, NOT_YOURS, NOT_ALLOWED for a name without keys, or TOO_MUCH. */
    record Invite(Caller caller, InvitePurpose purpose, NewCode code) implements KeyChange {}

    /**
     * Gives a name the caller's key as well, or after a recovery code as the only one: OK, NO_SUCH_USER, NO_SUCH_CODE or TOO_MUCH.
     * What it found is the purpose of the code. A recovery ends the presence of a key that is dropped, and all other codes.
     *
     * @param codeHash the DEVICE or RECOVERY code that it uses up
     * @param recovery the new recovery code, if it uses up the old one
     */
    record Redeem(Caller caller, String codeHash, String label, NewCode recovery) implements KeyChange {}

    /**
     * Takes a key from a name: OK, NO_SUCH_USER, NOT_YOURS, NO_SUCH_KEY or LAST_KEY. Ends the presence of that key, and the codes
     * for other devices, because it may have made them.
     */
    record DropKey(Caller caller, KeyId key) implements KeyChange {}
}
