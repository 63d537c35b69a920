package dev.lonja.registry.access;

import dev.lonja.protocol.Utf8;
import java.util.Base64;
import java.util.Optional;

/** The name and password of a request (RFC 7617). */
record BasicCredentials(String name, String password) {

    static Optional<BasicCredentials> parse(String encoded) {
        try {
            return Utf8.decode(Base64.getDecoder().decode(encoded.strip())).flatMap(BasicCredentials::split);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<BasicCredentials> split(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return name;
    }
}
