package dev.lonja.protocol.key;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key pair as PKCS#8 (RFC 5208, with RFC 5915 within). It contains the public key, as OpenSSL writes it too; the JDK
 * omits it, and cannot compute it.
 */
final class PrivateKeyInfo {
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] VERSION_1 = HexFormat.of().parseHex("020101");
    /** ECDSA with the named curve P-256. */
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("301306072a8648ce3d020106082a8648ce3d030107");

    private static final byte[] NO_UNUSED_BITS = {0};
    private static final int SCALAR_BYTES = 32;
    private static final int POINT_BYTES = 65;

    private PrivateKeyInfo() {}

    static byte[] write(KeyPair pair) {
        byte[] info = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(info, info.length - POINT_BYTES, info.length);
        byte[] key = Der.element(
                Der.SEQUENCE,
                VERSION_1,
                Der.element(Der.OCTET_STRING, scalar(((ECPrivateKey) pair.getPrivate()).getS())),
                Der.element(Der.CONTEXT_1, Der.element(Der.BIT_STRING, NO_UNUSED_BITS, point)));
        return Der.element(Der.SEQUENCE, VERSION_0, ALGORITHM, Der.element(Der.OCTET_STRING, key));
    }

    /**
     * Reads a key pair.
     *
     * @throws UnacceptableKeyException if it is no ECDSA P-256 key, has no public key, or the two do not belong together
     */
    static KeyPair read(byte[] info) throws UnacceptableKeyException {
        try {
            PrivateKey privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(info));
            PublicKey publicKey = PublicKeyInfo.ofPoint(point(info));
            byte[] signature = Es256.sign(privateKey, info);
            if (!Es256.verify(publicKey, info, signature)) {
                throw new UnacceptableKeyException("a private key with the public key of another one");
            }
            return new KeyPair(publicKey, privateKey);
        } catch (GeneralSecurityException | BufferUnderflowException | IllegalArgumentException malformed) {
            throw new UnacceptableKeyException("a private key of another kind or form");
        }
    }

    private static byte[] point(byte[] info) throws UnacceptableKeyException {
        ByteBuffer fields = Der.value(ByteBuffer.wrap(info));
        Der.take(fields);
        if (!Der.take(fields).equals(ByteBuffer.wrap(ALGORITHM))) {
            throw new UnacceptableKeyException("a private key of another kind or form");
        }
        ByteBuffer key = Der.value(Der.value(Der.take(fields)));
        while (key.hasRemaining()) {
            int tag = Der.nextTag(key);
            ByteBuffer field = Der.take(key);
            if (tag == Der.CONTEXT_1) {
                byte[] bits = Der.bytes(Der.value(field));
                return Arrays.copyOfRange(bits, Math.min(1, bits.length), bits.length);
            }
        }
        throw new UnacceptableKeyException(
                "a private key without its public key; 'openssl pkey -in OLD -out NEW' adds it");
    }

    private static byte[] scalar(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] scalar = new byte[SCALAR_BYTES];
        int copied = Math.min(bytes.length, SCALAR_BYTES);
        System.arraycopy(bytes, bytes.length - copied, scalar, SCALAR_BYTES - copied, copied);
        return scalar;
    }
}
