package dev.lonja.peer.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Connected;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.Reach;
import dev.lonja.protocol.session.SessionReply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session has at the registry, and a new one has to ask for again: the presence of a user, and watches. Safe from any thread.
 */
public final class Standing {
    /** The state of the user's presence. */
    public enum Presence {
        /** This session, or the one before it, has connected nobody. */
        NONE,
        HELD,
        /** Another machine has taken it. */
        TAKEN
    }

    /** A presence that the registry has acknowledged. */
    public record Held(Request.Connect request, Connected answer) {}

    private @Nullable Held held;
    private Request.@Nullable Connect taken;
    private final Set<DirectoryRequest.Watch> watches = new LinkedHashSet<>();

    /** Takes the answer to a request that was sent. */
    synchronized void answered(Request request, Called called) {
        switch (request) {
            case Request.Connect connect -> connected(connect, called);
            case Request.Disconnect(String user) -> ended(user, called);
            case Request.Unregister(String user) -> ended(user, called);
            case DirectoryRequest.Watch watch when called.isOk() -> watches.add(watch);
            default -> {}
        }
    }

    /** Takes what the registry says unasked. */
    synchronized void heard(Event event) {
        if (event instanceof Event.Replaced(String user, String reason)
                && !reason.equals(Event.Replaced.TWO_MACHINES)
                && isOf(user)) {
            take();
        }
    }

    /** Another machine has the presence. */
    synchronized void take() {
        if (held != null) {
            taken = held.request();
            held = null;
        }
    }

    /** The state of the presence that was requested with that port. */
    public synchronized Presence presence(String user, int port) {
        if (held != null && held.request().user().equals(user) && held.request().port() == port) {
            return Presence.HELD;
        }
        return taken != null && taken.user().equals(user) ? Presence.TAKEN : Presence.NONE;
    }

    /** The presence that is held; empty if none is. */
    public synchronized Optional<Held> held() {
        return Optional.ofNullable(held);
    }

    /** Whether a broken session has to be made again without being asked. */
    synchronized boolean isNeeded() {
        return held != null || !watches.isEmpty();
    }

    /** What a new session asks for first. */
    synchronized List<Request.FromUser> requests() {
        List<Request.FromUser> all = new ArrayList<>();
        if (held != null) {
            all.add(held.request());
        }
        all.addAll(watches);
        return all;
    }

    private boolean isOf(String user) {
        return held != null && held.request().user().equals(user);
    }

    private void connected(Request.Connect request, Called called) {
        if (called.reply() instanceof SessionReply.Success success) {
            taken = null;
            held = new Held(request, read(success));
        } else if (isOf(request.user())) {
            held = null;
        }
    }

    private void ended(String user, Called called) {
        if (called.isOk()) {
            held = isOf(user) ? null : held;
            watches.removeIf(watch -> watch.user().equals(user));
            taken = taken != null && taken.user().equals(user) ? null : taken;
        }
    }

    private static Connected read(SessionReply.Success success) {
        try {
            return Connected.read(success);
        } catch (MalformedReplyException withoutPassport) {
            return new Connected("", OptionalLong.empty(), 0, Reach.UNKNOWN);
        }
    }
}
