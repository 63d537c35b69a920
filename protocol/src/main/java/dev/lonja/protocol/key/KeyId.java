package dev.lonja.protocol.key;

import dev.lonja.protocol.value.Hex32;
import dev.lonja.protocol.value.InvalidValueException;
import dev.lonja.protocol.value.Sentence;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * The identity of a key: the SHA-256 of its public key in the only form that is accepted (docs/session.md, Keys and names).
 *
 * @param hex 64 hex digits in small letters, the form on the wire and in files
 */
public record KeyId(String hex) {
    private static final int BYTES = 32;

    /** Refuses what does not consist of 64 hex digits. */
    public KeyId {
        hex = Hex32.parse(hex);
    }

    /**
     * The id of a public key.
     *
     * @throws UnacceptableKeyException if the key is not ECDSA P-256, or is not written in the accepted form
     */
    public static KeyId of(PublicKey key) throws UnacceptableKeyException {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new UnacceptableKeyException("a key of " + key.getAlgorithm() + " that has no encoded form");
        }
        return ofPublicKeyInfo(encoded);
    }

    /**
     * The id of the key with that SubjectPublicKeyInfo.
     *
     * @throws UnacceptableKeyException if the key is not ECDSA P-256, or is not written in the accepted form
     */
    public static KeyId ofPublicKeyInfo(byte[] encoded) throws UnacceptableKeyException {
        return new KeyId(Hex32.of(Sha256.of(PublicKeyInfo.require(encoded))));
    }

    /**
     * The id of the key in a certificate, as the bytes stand there. Nothing else in the certificate is looked at.
     *
     * @throws UnacceptableKeyException if the key is not ECDSA P-256, or is not written in the accepted form
     */
    public static KeyId of(X509Certificate certificate) throws UnacceptableKeyException {
        try {
            return ofCertificate(certificate.getEncoded());
        } catch (CertificateEncodingException unwritable) {
            throw new UnacceptableKeyException("a certificate that has no encoded form");
        }
    }

    /**
     * The id of the key in a certificate in DER.
     *
     * @throws UnacceptableKeyException if the key is not ECDSA P-256, or is not written in the accepted form
     */
    public static KeyId ofCertificate(byte[] certificate) throws UnacceptableKeyException {
        return ofPublicKeyInfo(PublicKeyInfo.inCertificate(certificate));
    }

    /**
     * Reads the form of the wire, or the form for people; in capital or small letters, with or without hyphens.
     *
     * @throws InvalidValueException if it is neither
     */
    public static KeyId parse(String text) {
        if (Hex32.isOne(text)) {
            return new KeyId(text);
        }
        byte[] bytes = bytesOf(text);
        if (bytes.length != BYTES) {
            throw noKeyId();
        }
        return new KeyId(Hex32.of(bytes));
    }

    /** The form for people: base32 in small letters, in 13 groups of four with a hyphen between them. */
    public String forPeople() {
        return Base32.write(HexFormat.of().parseHex(hex));
    }

    /** The form on the wire. */
    @Override
    public String toString() {
        return hex;
    }

    private static byte[] bytesOf(String text) {
        try {
            return Base32.read(text);
        } catch (IllegalArgumentException notBase32) {
            throw noKeyId();
        }
    }

    private static InvalidValueException noKeyId() {
        return new InvalidValueException(
                Sentence.of("is no key id: neither 64 hex digits nor 52 characters of base32"));
    }
}
