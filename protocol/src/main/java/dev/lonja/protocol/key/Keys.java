package dev.lonja.protocol.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/** Keys of the one kind that the protocol has: ECDSA P-256. */
public final class Keys {
    private Keys() {}

    /** A new key pair. */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform has no P-256", impossible);
        }
    }

    /**
     * The public key in a certificate.
     *
     * @throws UnacceptableKeyException if it is not ECDSA P-256, or is not written in the accepted form
     */
    public static PublicKey of(X509Certificate certificate) throws UnacceptableKeyException {
        KeyId.of(certificate);
        return certificate.getPublicKey();
    }
}
