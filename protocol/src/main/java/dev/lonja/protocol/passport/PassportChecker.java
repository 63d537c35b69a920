package dev.lonja.protocol.passport;

import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.key.Es256;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.UnacceptableKeyException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;

/** Checks the passports of one registry (docs/session.md, Passports). Safe from any thread. */
public final class PassportChecker {
    private static final int PARTS = 3;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final PublicKey registry;
    private final KeyId issuer;

    /**
     * A checker of passports that the registry with that key has made.
     *
     * @throws UnacceptableKeyException if the key is not ECDSA P-256
     */
    public PassportChecker(PublicKey registry) throws UnacceptableKeyException {
        this.registry = registry;
        this.issuer = KeyId.of(registry);
    }

    /**
     * Reads a passport that somebody shows.
     *
     * @param text the passport
     * @param shownBy the key of the TLS connection
     * @param now the time here
     * @throws InvalidPassportException if this registry did not make it, or not for this key, or not for this time
     */
    public Passport check(String text, KeyId shownBy, Instant now) throws InvalidPassportException {
        if (Utf8.length(text) > Passport.MAX_BYTES) {
            throw new InvalidPassportException(
                    "it has " + Utf8.length(text) + " bytes; the limit is " + Passport.MAX_BYTES);
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new InvalidPassportException("it has " + parts.length + " parts instead of " + PARTS);
        }
        if (!text(parts[0]).equals(PassportIssuer.HEADER)) {
            throw new InvalidPassportException("its header is not " + PassportIssuer.HEADER);
        }
        requireSigned(parts[0] + "." + parts[1], bytes(parts[2]));
        Passport passport = PassportClaims.read(text(parts[1]));
        if (!passport.issuer().equals(issuer)) {
            throw new InvalidPassportException("its issuer is " + passport.issuer() + " instead of " + issuer);
        }
        if (!passport.holder().equals(shownBy)) {
            throw new InvalidPassportException(
                    "it is for the key " + passport.holder() + ", but " + shownBy + " shows it");
        }
        return passport.requireValid(now);
    }

    private void requireSigned(String signed, byte[] signature) throws InvalidPassportException {
        try {
            if (!Es256.verify(registry, Utf8.encode(signed), signature)) {
                throw new InvalidPassportException("its signature is not of the registry " + issuer);
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a P-256 key that cannot verify", impossible);
        }
    }

    private static String text(String base64) throws InvalidPassportException {
        return Utf8.decode(bytes(base64)).orElseThrow(() -> new InvalidPassportException("it is not valid UTF-8"));
    }

    /** Written again, because decoding takes padding, and last bits that mean nothing. */
    private static byte[] bytes(String base64) throws InvalidPassportException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64);
            if (BASE64URL.encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // Reported below.
        }
        throw new InvalidPassportException("it is not base64url without padding");
    }
}
