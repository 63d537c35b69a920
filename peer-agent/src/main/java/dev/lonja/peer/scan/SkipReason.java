package dev.lonja.peer.scan;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

/** Why a file is not offered although a person may expect it. */
public enum SkipReason {
    /** The bytes of the name are not valid UTF-8, so it cannot be published. */
    NOT_UTF8(key("name is not UTF-8")),
    /** Another file with the same classic path is offered. */
    NAME(key("classic path of another file")),
    /** Its name says that its writer has not completed it. */
    TEMPORARY(key("temporary file")),
    /** A link that leads out of the folder, to a folder or to nothing. */
    LINK(key("link leads to no file of the folder")),
    /** A pipe, a socket or a device. */
    SPECIAL(key("not a regular file")),
    /** This process cannot open it, or cannot even look at it. */
    UNREADABLE(key("cannot be read")),
    /** It has changed at every look for a minute. */
    CHANGING(key("changes all the time")),
    /** There are more files than {@code max-files}. */
    TOO_MANY(key("beyond the limit of files"));

    private final String label;

    SkipReason(String label) {
        this.label = label;
    }

    /** The reason as it stands in a summary. */
    public String label() {
        return text(label);
    }
}
