package dev.lonja.peer.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.PeerRow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds out who has a presence that two machines take from each other: both are told the same, so that only the listing says whose address
 * the user has. Threads: it is told in an event loop, and asks on a virtual thread.
 */
record ContestedPresence(Calls calls) {
    private static final Logger LOG = Logger.getLogger(ContestedPresence.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    void heard(Event event) {
        boolean isContested = event instanceof Event.Replaced(String user, String reason)
                && reason.equals(Event.Replaced.TWO_MACHINES)
                && calls.standing()
                        .held()
                        .filter(held -> held.request().user().equals(user))
                        .isPresent();
        if (isContested) {
            Thread.ofVirtual().name("lonja-contested").start(this::look);
        }
    }

    private void look() {
        calls.standing().held().map(Standing.Held::request).ifPresent(own -> {
            try {
                if (!isListed(own)) {
                    calls.standing().take();
                }
            } catch (SessionFailure unknown) {
                LOG.debugf("who has the presence of %s is not known: %s", own.user(), unknown.getMessage());
            }
        });
    }

    private boolean isListed(Request.Connect own) throws SessionFailure {
        Called listing = new Pages(calls, TIMEOUT).all(page -> new DirectoryRequest.ListPeers(own.user(), page));
        return !listing.isOk() || listing.rows().stream().anyMatch(row -> isOwn(row, own));
    }

    private static boolean isOwn(List<String> row, Request.Connect own) {
        try {
            PeerRow peer = PeerRow.read(row);
            return peer.name().equals(own.user())
                    && Arrays.stream(peer.addresses().split(" "))
                            .anyMatch(address -> address.endsWith(":" + own.port()));
        } catch (MalformedReplyException malformed) {
            return false;
        }
    }
}
