package dev.lonja.transport.session;

import dev.lonja.transport.frame.FrameKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The requests of this side: as many at a time as the other side allows. The others wait in their order. Belongs to one event
 * loop.
 */
final class Requester {
    /** The largest number of waiting requests; the caller must wait for replies before it sends more. */
    static final int MAX_WAITING = 64 * 1024;

    private final SessionOutput output;
    private final OpenRequests<OutgoingRequest> open = new OpenRequests<>();
    private final Queue<OutgoingRequest> waiting = new ArrayDeque<>(1);
    private int maxOpen;
    private int lastId;

    /** A requester that may have that many requests open for now. */
    Requester(SessionOutput output, int maxOpen) {
        this.output = output;
        this.maxOpen = maxOpen;
    }

    /** Sends the request, or lets it wait. */
    void send(OutgoingRequest request) {
        if (waiting.size() >= MAX_WAITING) {
            throw new IllegalStateException(MAX_WAITING + " requests are waiting");
        }
        waiting.add(request);
        sendWaiting();
    }

    /** Sends a PING before those that wait. It is left out if no request may be opened. */
    void sendHeartbeat(OutgoingRequest ping) {
        if (open.size() < maxOpen) {
            open(ping);
        }
    }

    void mayOpen(int requests) {
        maxOpen = requests;
        sendWaiting();
    }

    /** Cancels a request. Returns whether it had not been sent; then it never is. */
    boolean cancel(OutgoingRequest request) {
        if (open.find(request.id()) == request) {
            output.add(FrameKind.CANCEL, request.id(), new byte[0]);
            return false;
        }
        return waiting.remove(request);
    }

    /** The open request with that id. */
    @Nullable
    OutgoingRequest find(int id) {
        return open.find(id);
    }

    /** The request is over. */
    void replied(OutgoingRequest request) {
        open.remove(request.id());
        sendWaiting();
    }

    /** Removes and returns all. */
    List<OutgoingRequest> removeAll() {
        List<OutgoingRequest> all = new ArrayList<>(open.removeAll());
        all.addAll(waiting);
        waiting.clear();
        return all;
    }

    /** One place stays free for PING: a session whose requests all take long is still alive. */
    private void sendWaiting() {
        int max = maxOpen > 1 ? maxOpen - 1 : maxOpen;
        while (!waiting.isEmpty() && open.size() < max) {
            open(waiting.remove());
        }
    }

    private void open(OutgoingRequest request) {
        do {
            lastId++;
        } while (lastId == OutgoingRequest.NOT_SENT || open.contains(lastId));
        request.sentAs(lastId);
        open.add(lastId, request);
        output.add(FrameKind.REQUEST, lastId, request.payload());
    }
}
