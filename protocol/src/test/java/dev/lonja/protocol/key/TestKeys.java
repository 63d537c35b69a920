package dev.lonja.protocol.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * Keys and certificates that OpenSSL has made. The keys open nothing, and stand in files without the first and the last line of a
 * PEM file, so that nobody takes them for secrets.
 */
final class TestKeys {
    /** The key id of p256-certificate.pem, as {@code openssl pkey -pubin -outform der | sha256sum} prints it. */
    static final String P256_ID = "b7d2e60188b8949d5cc4b9619f20f7cf42f0e7432ff09fd90290cf01e78887c3";

    static final String P256_ID_FOR_PEOPLE = "w7jo-mami-xckj-2xge-xfqz-6ihx-z5bp-bz2d-f7yj-7wic-sdhq-dz4i-q7bq";

    private TestKeys() {}

    /** A certificate or a key as a PEM file. */
    static String text(String name) throws IOException {
        return name.endsWith("-key.pem")
                ? keyFile(
                        name.startsWith("sec1") ? "EC PRIVATE KEY" : "PRIVATE KEY",
                        resource(name.replace(".pem", ".base64")))
                : resource(name);
    }

    private static String keyFile(String kind, String base64) {
        return "-----BEGIN " + kind + "-----\n" + base64 + "-----END " + kind + "-----\n";
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = TestKeys.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    static byte[] certificate(String name) throws IOException {
        String pem = text(name + "-certificate.pem");
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
