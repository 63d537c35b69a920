package dev.lonja.protocol.key;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key pairs as text: PEM of PKCS#8, as {@code openssl genpkey} writes it. */
public final class Pem {
    private static final String LABEL = "PRIVATE KEY";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final int LINE_CHARACTERS = 64;

    private Pem() {}

    /** The text of a key pair. It is secret. */
    public static String write(KeyPair pair) {
        byte[] lineEnd = {'\n'};
        return "-----BEGIN " + LABEL + "-----\n"
                + Base64.getMimeEncoder(LINE_CHARACTERS, lineEnd).encodeToString(PrivateKeyInfo.write(pair))
                + "\n-----END " + LABEL + "-----\n";
    }

    /**
     * Reads the key pair in a text. Certificates and other blocks in it are passed over.
     *
     * @throws UnacceptableKeyException if there is no private key, or it is not ECDSA P-256
     */
    public static KeyPair read(String text) throws UnacceptableKeyException {
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            String label = blocks.group(1);
            if (label.equals(LABEL)) {
                byte[] bytes = decode(blocks.group(2))
                        .orElseThrow(() -> new UnacceptableKeyException("PEM that is not base64"));
                return PrivateKeyInfo.read(bytes);
            }
            if (label.endsWith(LABEL)) {
                throw new UnacceptableKeyException(
                        "'" + label + "' instead of '" + LABEL + "'; 'openssl pkcs8 -topk8 -nocrypt' converts it");
            }
        }
        throw new UnacceptableKeyException("no block 'BEGIN " + LABEL + "'");
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
