package dev.lonja.protocol.key;

import java.util.Objects;

/** A key that is not ECDSA P-256 in the accepted form. The message says what it is instead. */
public final class UnacceptableKeyException extends Exception {
    UnacceptableKeyException(String what) {
        super("not an ECDSA P-256 key with a named curve and an uncompressed point: " + what);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
