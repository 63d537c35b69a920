package dev.lonja.peer.dialect;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.codec.AddressPlace;
import dev.lonja.protocol.codec.NameForm;
import dev.lonja.protocol.codec.StatusForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a registry or a peer speaks the classic protocol, as its replies have shown (section 1, Text statuses and Other dialects). Safe from
 * any thread.
 */
public final class Dialect {
    private @Nullable NameForm names;
    private StatusForm statuses = StatusForm.BYTE;
    private boolean hasWideStatuses;
    private boolean hasOneByteStatuses;
    private @Nullable AddressPlace address;

    /** The form of the names of operations that is tried first. */
    public synchronized NameForm names() {
        return names == null ? NameForm.UNDERSCORE : names;
    }

    /** The form of its statuses; one byte until it has answered otherwise. */
    public synchronized StatusForm statuses() {
        return statuses;
    }

    /**
     * Whether a request that was refused is worth a try with the other form of its name.
     *
     * @param isClosed whether the connection was closed without a byte, which is the answer to an unknown name
     */
    public synchronized boolean mayKnowOtherName(Operation operation, boolean isClosed) {
        return NameForm.matterFor(operation) && (isClosed || names == null);
    }

    /** It knows the name of the operation in that form. Returns what is new for a person. */
    public synchronized Optional<String> took(Operation operation, NameForm form) {
        boolean isNews = NameForm.matterFor(operation) && form != names();
        if (NameForm.matterFor(operation)) {
            names = form;
        }
        return isNews
                ? Optional.of(
                        switch (form) {
                            case BLANK -> text("takes the names of operations with a blank, as in LIST USERS");
                            case UNDERSCORE ->
                                text("takes the names of operations with an underscore, as in LIST_USERS");
                        })
                : Optional.empty();
    }

    /** Whether it is known where it expects the address of the agent in CONNECT. */
    public synchronized boolean knowsAddress() {
        return address != null;
    }

    /** Where it expects the address of the agent in CONNECT. */
    public synchronized AddressPlace address() {
        return address == null ? AddressPlace.NONE : address;
    }

    /** It has answered a CONNECT with the address in that place. Returns what is new for a person. */
    public synchronized Optional<String> connectedWith(AddressPlace place) {
        boolean isNews = place != address();
        address = place;
        return isNews
                ? Optional.of(text("waits for the address of the agent in CONNECT; it is sent from now on"))
                : Optional.empty();
    }

    /** Whether a single byte OK is known to be a whole status, and not the first byte of 4. */
    public synchronized boolean hasOneByteStatuses() {
        return hasOneByteStatuses;
    }

    /** It sent one byte OK and nothing more. */
    public synchronized void sentOneByteOk() {
        hasOneByteStatuses = true;
    }

    /** Its status is a number of 4 bytes. Returns what is new for a person. */
    public synchronized Optional<String> sentWideStatus() {
        boolean isNews = !hasWideStatuses;
        hasWideStatuses = true;
        hasOneByteStatuses = false;
        return isNews ? Optional.of(text("answers with statuses of 4 bytes, which are understood")) : Optional.empty();
    }

    /** Its status has that form. Returns what is new for a person. */
    public synchronized Optional<String> answeredIn(StatusForm form) {
        boolean isNews = form != statuses;
        statuses = form;
        return isNews
                ? Optional.of(
                        switch (form) {
                            case TEXT -> text("answers with text statuses; other peers are answered in the same way");
                            case BYTE ->
                                text("answers with statuses of one byte; other peers are answered in the same way");
                        })
                : Optional.empty();
    }
}
