package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import java.util.Objects;

/** A download that cannot be written to its target; the message is for a person. */
public final class TargetException extends Exception {
    TargetException(String message) {
        super(message);
    }

    /** The target cannot be written, for that reason. */
    public static TargetException cannotWrite(Object target, String reason) {
        return new TargetException(text("cannot write %s: %s", target, reason));
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
