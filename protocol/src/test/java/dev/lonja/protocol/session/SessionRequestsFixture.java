package dev.lonja.protocol.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.session.SessionRequests.Received;

/** Reads requests that are written as text. */
abstract class SessionRequestsFixture {
    static final String ROOT = "0123456789abcdef".repeat(4);

    /** Reads these strings, with | for NUL. */
    static Received read(String strings) {
        return SessionRequests.read(strings.replace('|', '\0').getBytes(UTF_8));
    }
}
