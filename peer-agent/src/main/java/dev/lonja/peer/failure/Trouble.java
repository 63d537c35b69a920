package dev.lonja.peer.failure;

import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Something that fails for a while. It is reported once when it begins, again when its reason changes, and once when it is
 * over. For one thread.
 */
public final class Trouble {
    private final String what;
    private final Consumer<String> warn;
    private final Consumer<String> inform;
    private String reason = "";

    /**
     * A trouble that does not exist yet.
     *
     * @param what the beginning of the sentence that says it, such as {@code the folder cannot be read}
     * @param warn says that it has begun
     * @param inform says that it is over
     */
    public Trouble(String what, Consumer<String> warn, Consumer<String> inform) {
        this.what = what;
        this.warn = warn;
        this.inform = inform;
    }

    /** A trouble that does not exist yet, and that is written to this log. */
    public static Trouble of(String what, Logger log) {
        return new Trouble(what, log::warn, log::info);
    }

    /** It exists now, for this reason. */
    public void begin(String now) {
        if (!now.equals(reason)) {
            reason = now;
            warn.accept(text());
        }
    }

    /** It does not exist any more. */
    public void end() {
        if (exists()) {
            inform.accept("over: " + what);
            reason = "";
        }
    }

    public boolean exists() {
        return !reason.isEmpty();
    }

    /** The sentence that says it; empty if it does not exist. */
    public String text() {
        return exists() ? what + ": " + reason : "";
    }
}
