package dev.lonja.transport.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * The key that this side shows.
 *
 * @param key the private key, of ECDSA
 * @param certificate the certificate in which the public key travels; only the key in it counts
 */
public record TlsIdentity(PrivateKey key, X509Certificate certificate) {

    /** Without the key, which is secret. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate.getPublicKey().getAlgorithm() + "]";
    }
}
