package dev.lonja.protocol.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** ES256 of RFC 7518: ECDSA P-256 with SHA-256; a signature is R and S, 32 bytes each. */
public final class Es256 {
    private static final int SIGNATURE_BYTES = 64;

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private Es256() {}

    /** The signature of the data. */
    public static byte[] sign(PrivateKey key, byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    /** Whether this is a signature of the data with that key. */
    public static boolean verify(PublicKey key, byte[] data, byte[] signatureBytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(key);
        signature.update(data);
        try {
            return signatureBytes.length == SIGNATURE_BYTES && signature.verify(signatureBytes);
        } catch (SignatureException malformed) {
            return false;
        }
    }
}
