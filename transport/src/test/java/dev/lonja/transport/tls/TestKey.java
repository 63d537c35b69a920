package dev.lonja.transport.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A new key in a self-signed certificate. */
public record TestKey(KeyPair pair, TlsIdentity identity) {
    private static final int SEQUENCE = 0x30;
    /** CN=lonja; Java reads no certificate without an issuer. */
    private static final byte[] NAME = HexFormat.of().parseHex("3010310e300c06035504030c056c6f6e6a61");

    private static final byte[] VALIDITY =
            HexFormat.of().parseHex("301e170d3030303130313030303030305a170d3030303130323030303030305a");

    private record Algorithm(String key, String signature, String oid) {}

    /** ECDSA P-256. */
    public static TestKey create() {
        return create(new Algorithm("EC", "SHA256withECDSA", "300a06082a8648ce3d040302"), 256);
    }

    /** A key that sessions do not accept. */
    public static TestKey rsa() {
        return create(new Algorithm("RSA", "SHA256withRSA", "300d06092a864886f70d01010b0500"), 2048);
    }

    /** The key as the other side sees it. */
    public PeerKey key() {
        return PeerKey.of(pair.getPublic().getEncoded());
    }

    private static TestKey create(Algorithm algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.key());
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return new TestKey(pair, new TlsIdentity(pair.getPrivate(), certify(pair, algorithm)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The validity ended in the year 2000: nobody looks at it. */
    private static X509Certificate certify(KeyPair pair, Algorithm algorithm) throws GeneralSecurityException {
        byte[] oid = HexFormat.of().parseHex(algorithm.oid());
        byte[] version = {(byte) 0xa0, 3, 2, 1, 2};
        byte[] serial = {2, 1, 1};
        byte[] contents = der(
                SEQUENCE,
                version,
                serial,
                oid,
                NAME,
                VALIDITY,
                NAME,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance(algorithm.signature());
        signature.initSign(pair.getPrivate());
        signature.update(contents);
        byte[] certificate = der(SEQUENCE, contents, oid, der(3, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        if (value.size() < 0x80) {
            element.write(value.size());
        } else {
            element.write(0x82);
            element.write(value.size() >>> 8);
            element.write(value.size());
        }
        element.writeBytes(value.toByteArray());
        return element.toByteArray();
    }
}
