package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.key;

import java.util.List;

/**
 * A download in the background, as texts for its list.
 *
 * @param file what was typed, which another program or a person gave
 */
public record DownloadRow(int number, String user, String file, String progress, String rate, String state) {
    /** The headings of the texts. */
    static final List<String> HEADINGS =
            List.of(key("NO"), key("USER"), key("FILE"), key("PROGRESS"), key("RATE"), key("STATE"));

    /** The texts, which are not yet safe for a terminal. */
    List<String> texts() {
        return List.of(Integer.toString(number), user, file, progress, rate, state);
    }
}
