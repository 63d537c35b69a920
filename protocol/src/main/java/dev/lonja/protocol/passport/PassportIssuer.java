package dev.lonja.protocol.passport;

import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.key.Es256;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.UnacceptableKeyException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;

/** Makes the passports of a registry: a compact JWS, signed with ES256 (docs/session.md, Passports). Safe from any thread. */
public final class PassportIssuer {
    static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"lonja-passport\"}";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key;
    private final KeyId issuer;

    /**
     * An issuer with the key of a registry.
     *
     * @throws UnacceptableKeyException if the key is not ECDSA P-256
     */
    public PassportIssuer(KeyPair key) throws UnacceptableKeyException {
        this.key = key;
        this.issuer = KeyId.of(key.getPublic());
    }

    /** A passport for that name and that key, valid from now on. */
    public Passport issue(String name, KeyId holder, Instant now) {
        return Passport.of(issuer, name, holder, now);
    }

    /**
     * The text of a passport.
     *
     * @throws IllegalArgumentException if it is too long, or was issued by another key
     */
    public String sign(Passport passport) {
        if (!passport.issuer().equals(issuer)) {
            throw new IllegalArgumentException("a passport of " + passport.issuer() + " instead of " + issuer);
        }
        String signed = base64(Utf8.encode(HEADER)) + "." + base64(Utf8.encode(PassportClaims.write(passport)));
        try {
            String text = signed + "." + base64(Es256.sign(key.getPrivate(), Utf8.encode(signed)));
            if (text.length() > Passport.MAX_BYTES) {
                throw new IllegalArgumentException(
                        "a passport of " + text.length() + " bytes; the limit is " + Passport.MAX_BYTES);
            }
            return text;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a P-256 key that cannot sign", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
