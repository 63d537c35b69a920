package dev.lonja.peer.upload;

import java.util.concurrent.TimeUnit;

/** The two rates that an upload keeps to: that of all uploads together, and its own. */
record SendingRates(SendingRate total, SendingRate own) {

    /** How many of so many bytes to send as one piece. */
    long piece(long wantedBytes) {
        return own.piece(total.piece(wantedBytes));
    }

    /** Takes so many bytes of both, and returns the milliseconds to wait before they are sent. */
    long reserveMillis(long bytes) {
        long nanos = Math.max(total.reserve(bytes), own.reserve(bytes));
        return nanos == 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
