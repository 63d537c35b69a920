package dev.lonja.registry.access;

import java.nio.ByteBuffer;

/**
 * An attempt to log in, for counting. It holds digests, and so its size does not depend on what the client sent.
 *
 * @param account digest of the name
 * @param guess digest of the name and the password
 * @param network the client's address, in the form under which limits are shared
 */
record LoginAttempt(ByteBuffer account, ByteBuffer guess, String network) {

    /** An account and where its login comes from. */
    record Origin(ByteBuffer account, String network) {}

    /** A password of an account and where it comes from. */
    record Repetition(ByteBuffer guess, String network) {}

    Origin origin() {
        return new Origin(account, network);
    }

    Repetition repetition() {
        return new Repetition(guess, network);
    }
}
