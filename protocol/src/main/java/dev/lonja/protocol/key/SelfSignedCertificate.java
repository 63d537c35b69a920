package dev.lonja.protocol.key;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * The certificate in which a key travels in the handshake of TLS. Only its key counts (docs/session.md, One port), so it says nothing
 * else, and it does not expire.
 */
public final class SelfSignedCertificate {
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] VERSION_3 = HexFormat.of().parseHex("a003020102");
    private static final String NAME = "lonja";
    private static final String NOT_BEFORE = "000101000000Z";
    /** RFC 5280, 4.1.2.5: no well-defined expiration date. */
    private static final String NOT_AFTER = "99991231235959Z";

    private static final int SERIAL_BYTES = 16;
    private static final byte[] NO_UNUSED_BITS = {0};

    private SelfSignedCertificate() {}

    /** A certificate of that key, with a serial number of its own. */
    public static X509Certificate of(KeyPair key) {
        try {
            byte[] algorithm = Der.element(Der.SEQUENCE, ECDSA_WITH_SHA256);
            byte[] contents = Der.element(
                    Der.SEQUENCE,
                    VERSION_3,
                    Der.element(Der.INTEGER, serial()),
                    algorithm,
                    name(),
                    Der.element(Der.SEQUENCE, validity()),
                    name(),
                    key.getPublic().getEncoded());
            byte[] signature = Der.element(Der.BIT_STRING, NO_UNUSED_BITS, sign(key, contents));
            byte[] certificate = Der.element(Der.SEQUENCE, contents, algorithm, signature);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot certify a key of this Java platform", impossible);
        }
    }

    /** A positive number: the highest bit is clear, and the next one set. */
    private static byte[] serial() {
        byte[] serial = new byte[SERIAL_BYTES];
        new SecureRandom().nextBytes(serial);
        serial[0] = (byte) (serial[0] & 0x3f | 0x40);
        return serial;
    }

    private static byte[] name() {
        byte[] attribute = Der.element(
                Der.SEQUENCE, COMMON_NAME, Der.element(Der.UTF8_STRING, NAME.getBytes(StandardCharsets.US_ASCII)));
        return Der.element(Der.SEQUENCE, Der.element(Der.SET, attribute));
    }

    private static byte[][] validity() {
        return new byte[][] {time(Der.UTC_TIME, NOT_BEFORE), time(Der.GENERALIZED_TIME, NOT_AFTER)};
    }

    private static byte[] time(int tag, String text) {
        return Der.element(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sign(KeyPair key, byte[] contents) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(contents);
        return signature.sign();
    }
}
