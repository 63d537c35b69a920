package dev.lonja.transport.tls;

import javax.net.ssl.SSLException;

/** The side that was dialled has another key than those that were expected. Nothing was sent to it. */
public final class UnexpectedKeyException extends SSLException {
    private static final long serialVersionUID = 1;

    private final transient PeerKey key;

    UnexpectedKeyException(PeerKey key) {
        super("the other side has the key " + key + ", which is not expected");
        this.key = key;
    }

    /** The key that the other side has. */
    public PeerKey key() {
        return key;
    }
}
