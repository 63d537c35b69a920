package dev.lonja.transport.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The public key that the other side has proved to hold: its SubjectPublicKeyInfo, of any kind and form. */
public final class PeerKey {
    private final byte[] bytes;

    private PeerKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The key with that SubjectPublicKeyInfo. */
    public static PeerKey of(byte[] subjectPublicKeyInfo) {
        return new PeerKey(subjectPublicKeyInfo.clone());
    }

    /**
     * The key of the other side of that engine, whose handshake is complete.
     *
     * @throws SSLPeerUnverifiedException if the other side has shown no certificate
     */
    static PeerKey of(SSLEngine engine) throws SSLPeerUnverifiedException {
        Certificate[] chain = engine.getSession().getPeerCertificates();
        byte[] encoded = chain[0].getPublicKey().getEncoded();
        if (encoded == null) {
            throw new SSLPeerUnverifiedException(
                    "a key of " + chain[0].getPublicKey().getAlgorithm() + " that has no encoded form");
        }
        return new PeerKey(encoded);
    }

    /** The SubjectPublicKeyInfo in DER. */
    public byte[] subjectPublicKeyInfo() {
        return bytes.clone();
    }

    /** The SHA-256 of the SubjectPublicKeyInfo. */
    public byte[] id() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether one of these ids is the key's. */
    boolean isOneOf(Collection<byte[]> ids) {
        byte[] own = id();
        return ids.stream().anyMatch(id -> MessageDigest.isEqual(id, own));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The id in hex. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(id());
    }
}
