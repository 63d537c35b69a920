package dev.lonja.transport.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The word with which the reason of a BYE begins (docs/session.md, End). */
public enum ByeReason {
    /** The side ends in order. */
    STOPPING,
    /** A frame was announced that is larger than its kind may be. */
    TOO_LARGE,
    /** More requests were open than HELLO allowed. */
    TOO_MANY,
    /** What was sent has not been read for too long. */
    SLOW_READER,
    /** Nothing came for three heartbeats, or no HELLO in time. */
    SILENT,
    /** Another session has taken the place of this one. */
    REPLACED,
    /** A rule of frames was broken, or HELLO was not answered OK. */
    PROTOCOL;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with which the text begins; empty if it is none of this edition. */
    public static Optional<ByeReason> find(String text) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
