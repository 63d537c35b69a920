package dev.lonja.protocol.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function of the protocol. */
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
