package dev.lonja.peer.session;

import java.util.Objects;

/** Why a request in a session has no answer. The message is for a person. */
public final class SessionFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** What is known about the request. */
    public enum Kind {
        /** It was not sent, as there is no session. */
        UNSENT,
        /** The session broke before the answer. The request may have taken effect. */
        LOST,
        /** The answer did not come in time. The request may have taken effect. */
        LATE,
        /** Somebody has cancelled it. */
        CANCELLED
    }

    private final Kind kind;

    public SessionFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
