package dev.lonja.protocol.key;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** SubjectPublicKeyInfo: a public key as bytes, in the only form that is accepted (docs/session.md, Keys and names). */
final class PublicKeyInfo {
    private static final int BYTES = 91;
    /** ECDSA, the named curve P-256, and the beginning of an uncompressed point. */
    private static final byte[] BEGINNING =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static final int SHOWN_BYTES = 30;
    /** serialNumber, signature, issuer, validity and subject. */
    private static final int FIELDS_BEFORE_KEY = 5;

    private PublicKeyInfo() {}

    /**
     * The bytes, if they are a key in the accepted form.
     *
     * @throws UnacceptableKeyException if they are not
     */
    static byte[] require(byte[] bytes) throws UnacceptableKeyException {
        if (bytes.length != BYTES || !Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
            int shown = Math.min(bytes.length, SHOWN_BYTES);
            throw new UnacceptableKeyException(
                    bytes.length + " bytes that begin with " + HexFormat.of().formatHex(bytes, 0, shown));
        }
        return bytes;
    }

    /**
     * The bytes of the key in a certificate, as they stand there: to read the certificate could rewrite them.
     *
     * @throws UnacceptableKeyException if the certificate is malformed
     */
    static byte[] inCertificate(byte[] certificate) throws UnacceptableKeyException {
        try {
            ByteBuffer fields = Der.value(Der.take(Der.value(ByteBuffer.wrap(certificate))));
            if (Der.nextTag(fields) == Der.CONTEXT_0) {
                Der.take(fields);
            }
            for (int skipped = 0; skipped < FIELDS_BEFORE_KEY; skipped++) {
                Der.take(fields);
            }
            ByteBuffer info = Der.take(fields);
            byte[] bytes = new byte[info.remaining()];
            info.get(bytes);
            return bytes;
        } catch (BufferUnderflowException | IllegalArgumentException malformed) {
            throw new UnacceptableKeyException("a malformed certificate");
        }
    }

    /**
     * The key of these bytes.
     *
     * @throws UnacceptableKeyException if they are not a key in the accepted form, or its point is not on the curve
     */
    static PublicKey read(byte[] bytes) throws UnacceptableKeyException {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(require(bytes)));
        } catch (GeneralSecurityException invalid) {
            throw new UnacceptableKeyException("an invalid point");
        }
    }

    /**
     * The key with that point, of 65 bytes.
     *
     * @throws UnacceptableKeyException if the point is not uncompressed, or not on the curve
     */
    static PublicKey ofPoint(byte[] point) throws UnacceptableKeyException {
        int before = BEGINNING.length - 1;
        if (point.length != BYTES - before) {
            throw new UnacceptableKeyException("a point of " + point.length + " bytes");
        }
        byte[] bytes = Arrays.copyOf(BEGINNING, BYTES);
        System.arraycopy(point, 0, bytes, before, point.length);
        return read(bytes);
    }
}
