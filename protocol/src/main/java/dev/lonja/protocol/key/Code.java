package dev.lonja.protocol.key;

import dev.lonja.protocol.value.Hex32;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * A code that lets somebody do something once: an invitation, a claim, another device, a recovery (docs/session.md, Codes). It is
 * secret, so {@link #toString()} hides it.
 */
public final class Code {
    private static final int BYTES = 16;

    private final byte[] bytes;

    private Code(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new code of 128 random bits. */
    public static Code random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Code(bytes);
    }

    /** The code that a person types or a client sends, in capital or small letters, with or without hyphens; empty if it is none. */
    public static Optional<Code> find(String text) {
        try {
            byte[] bytes = Base32.read(text);
            return bytes.length == BYTES ? Optional.of(new Code(bytes)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The form on the wire and for people: base32 in groups of four. */
    public String text() {
        return Base32.write(bytes);
    }

    /** What is stored instead of the code: its SHA-256 as hex digits. 128 random bits need no slow hash and no salt. */
    public String hash() {
        return Hex32.of(Sha256.of(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Code code && Arrays.equals(bytes, code.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The kind of thing only. */
    @Override
    public String toString() {
        return "a code";
    }
}
