package dev.lonja.protocol.value;

import java.util.Arrays;
import java.util.Locale;

/** What an invitation is for. */
public enum InvitePurpose {
    /** Another key of the same name. */
    DEVICE,
    /** A new name. */
    REGISTER;

    /**
     * The purpose of that word.
     *
     * @throws InvalidValueException if there is no such purpose
     */
    public static InvitePurpose parse(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(Sentence.of("is neither 'device' nor 'register'")));
    }

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
