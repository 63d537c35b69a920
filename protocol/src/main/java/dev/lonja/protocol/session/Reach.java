package dev.lonja.protocol.session;

import java.util.Arrays;
import java.util.Locale;

/** Whether others can connect to the agent that has connected its user. */
public enum Reach {
    DIRECT,
    /** It has no listener, or nobody reaches it. */
    NONE,
    UNKNOWN;

    /** The reach of that word; a word that is not known means UNKNOWN. */
    static Reach read(String word) {
        return Arrays.stream(values())
                .filter(reach -> reach.word().equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
